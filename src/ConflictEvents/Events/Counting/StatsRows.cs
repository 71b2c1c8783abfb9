using System.Linq.Expressions;
using ConflictEvents.Actors;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events.Counting;

/// <summary>Turns revisions into the rows that are grouped: each with its values of the dimensions asked for, and nothing else.</summary>
internal static class StatsRows
{
    private static readonly Dictionary<StatsDimension, Expression<Func<Named, string?>>> Words = new()
    {
        [StatsDimension.Kind] = n => n.Event.Kind,
        [StatsDimension.Country] = n => n.Event.Country,
        [StatsDimension.Admin1] = n => n.Event.Admin1,
        [StatsDimension.Method] = n => n.Event.Method,
        [StatsDimension.Actor] = n => n.Actor,
    };

    /// <param name="revisions">The revisions that count.</param>
    /// <param name="query">What they are counted by.</param>
    /// <param name="actors">The actors as they are known today.</param>
    public static IQueryable<StatsRow> Of(IQueryable<EventRevision> revisions, EventStatsQuery query, IQueryable<ActorRevision> actors)
    {
        var row = Row(query);
        var nobody = revisions.Select(r => new Named { Event = r, Actor = null });
        return query.Words.Contains(StatsDimension.Actor)
            ? ByActor(revisions, actors).Select(row).Concat(nobody.Where(n => n.Event.Actors.Length == 0).Select(row))
            : nobody.Select(row);
    }

    // Through the actors of today: old positions name actors by slugs that were merged since.
    private static IQueryable<Named> ByActor(IQueryable<EventRevision> revisions, IQueryable<ActorRevision> actors) =>
        from r in revisions
        from a in actors.Where(a => a.SupersededAt == null && r.Actors.Contains(a.Id))
        select new Named { Event = r, Actor = a.MergedInto ?? a.Id };

    private static Expression<Func<Named, StatsRow>> Row(EventStatsQuery query)
    {
        var named = Expression.Parameter(typeof(Named), "n");
        var revision = Expression.Property(named, nameof(Named.Event));
        var words = query.Words.Select(w => Body(Words[w], named)).ToList();
        // What is not asked for is the same in every row, so that it makes no groups.
        return Expression.Lambda<Func<Named, StatsRow>>(Expression.MemberInit(Expression.New(typeof(StatsRow)),
            Bind(nameof(StatsRow.Id), Expression.Property(revision, nameof(EventRevision.Id))),
            Bind(nameof(StatsRow.Day), query.Unit is { } unit ? Body(unit.FirstDay, revision) : Expression.Constant(DateOnly.MinValue, typeof(DateOnly?))),
            Bind(nameof(StatsRow.First), words.ElementAtOrDefault(0) ?? Expression.Constant("")),
            Bind(nameof(StatsRow.Second), words.ElementAtOrDefault(1) ?? Expression.Constant(""))), named);
    }

    private static MemberAssignment Bind(string member, Expression value) => Expression.Bind(typeof(StatsRow).GetProperty(member)!, value);

    private static Expression Body(LambdaExpression lambda, Expression argument) => new Put(lambda.Parameters[0], argument).Visit(lambda.Body);

    private sealed class Named
    {
        public required EventRevision Event { get; init; }

        public string? Actor { get; init; }
    }

    private sealed class Put(ParameterExpression parameter, Expression argument) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? argument : node;
    }
}
