using System.Globalization;
using ConflictEvents.Ledger;

namespace ConflictEvents.Events.Search;

/// <summary>An order of a list, and how a page goes on behind the last record of the one before. Each is answered by an index of its own.</summary>
internal abstract class EventOrder
{
    /// <summary>The order where none is asked for.</summary>
    public static EventOrder Latest { get; } = new ByDay(isLatestFirst: true);

    /// <summary>The order that a query asks for.</summary>
    public static EventOrder Of(EventSelection selection) => selection.Query.Sort switch
    {
        EventSort.Occurred => new ByDay(isLatestFirst: false),
        EventSort.LatestRecorded => new ByPosition(isDescending: true),
        EventSort.Recorded => new ByPosition(isDescending: false),
        EventSort.QuoteMode => new ByQuote(),
        EventSort.Relevance => new ByRank(selection.Words!.Whole, selection.Caller.SeesAll),
        _ => Latest,
    };

    /// <summary>Orders the rows.</summary>
    public abstract IQueryable<EventRevision> Ordered(IQueryable<EventRevision> rows);

    /// <summary>The rows behind a page's last one.</summary>
    public abstract IQueryable<EventRevision> After(IQueryable<EventRevision> rows, PageToken token);

    /// <summary>The order as the database names it; null where no index has it.</summary>
    public virtual string? Columns => null;

    /// <summary>Whether it is by the day, from either end.</summary>
    public virtual bool IsByDay => false;

    /// <summary>Demands what <see cref="After"/> does.</summary>
    public virtual void AddAfter(SqlConditions sql, PageToken token) => throw new NotSupportedException("No index has this order.");

    /// <summary>What a page's token keeps of its last row.</summary>
    public abstract IReadOnlyList<string?> Key(EventRevision row);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Day(string? text) => DateOnly.ParseExact(text!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static long Number(string? text) => long.Parse(text!, CultureInfo.InvariantCulture);

    // One index, from either end; the unknown days, which stand first from its other end, are read when the known ones are through.
    private sealed class ByDay(bool isLatestFirst) : EventOrder
    {
        public override bool IsByDay => true;

        public override string Columns => isLatestFirst ? "sort_day desc, id desc" : "sort_day, id";

        public override void AddAfter(SqlConditions sql, PageToken token)
        {
            var (day, id) = (sql.Value(Day(token.After[0])), sql.Value(Guid.Parse(token.After[1]!)));
            // The first condition is for the index, which knows no or.
            sql.Add(isLatestFirst ? $"sort_day <= {day} and (sort_day < {day} or id < {id})" : $"sort_day >= {day} and (sort_day > {day} or id > {id})");
        }

        public override IQueryable<EventRevision> Ordered(IQueryable<EventRevision> rows) => isLatestFirst
            ? rows.OrderByDescending(r => r.SortDay).ThenByDescending(r => r.Id)
            : rows.OrderBy(r => r.SortDay).ThenBy(r => r.Id);

        public override IQueryable<EventRevision> After(IQueryable<EventRevision> rows, PageToken token)
        {
            var (day, id) = (Day(token.After[0]), Guid.Parse(token.After[1]!));
            return isLatestFirst
                ? rows.Where(r => r.SortDay <= day && (r.SortDay < day || r.Id < id))
                : rows.Where(r => r.SortDay >= day && (r.SortDay > day || r.Id > id));
        }

        public override IReadOnlyList<string?> Key(EventRevision row) => [Text(row.SortDay), row.Id.ToString()];
    }

    private sealed class ByPosition(bool isDescending) : EventOrder
    {
        public override string Columns => isDescending ? "position desc" : "position";

        public override void AddAfter(SqlConditions sql, PageToken token) => sql.Add($"position {(isDescending ? "<" : ">")} {sql.Value(Number(token.After[0]))}");

        public override IQueryable<EventRevision> Ordered(IQueryable<EventRevision> rows) => isDescending ? rows.OrderByDescending(r => r.Position) : rows.OrderBy(r => r.Position);

        public override IQueryable<EventRevision> After(IQueryable<EventRevision> rows, PageToken token)
        {
            var position = Number(token.After[0]);
            return isDescending ? rows.Where(r => r.Position < position) : rows.Where(r => r.Position > position);
        }

        public override IReadOnlyList<string?> Key(EventRevision row) => [row.Position.ToString(CultureInfo.InvariantCulture)];
    }

    private sealed class ByQuote : EventOrder
    {
        public override string Columns => "quote_rank, sort_day desc, id desc";

        public override void AddAfter(SqlConditions sql, PageToken token)
        {
            var (rank, day, id) = (sql.Value((short)Number(token.After[0])), sql.Value(Day(token.After[1])), sql.Value(Guid.Parse(token.After[2]!)));
            sql.Add($"quote_rank >= {rank} and (quote_rank > {rank} or sort_day < {day} or (sort_day = {day} and id < {id}))");
        }

        public override IQueryable<EventRevision> Ordered(IQueryable<EventRevision> rows) =>
            rows.Where(r => r.QuoteRank != null).OrderBy(r => r.QuoteRank).ThenByDescending(r => r.SortDay).ThenByDescending(r => r.Id);

        public override IQueryable<EventRevision> After(IQueryable<EventRevision> rows, PageToken token)
        {
            var (rank, day, id) = ((short)Number(token.After[0]), Day(token.After[1]), Guid.Parse(token.After[2]!));
            return rows.Where(r => r.QuoteRank >= rank && (r.QuoteRank > rank || r.SortDay < day || (r.SortDay == day && r.Id < id)));
        }

        public override IReadOnlyList<string?> Key(EventRevision row) => [row.QuoteRank?.ToString(CultureInfo.InvariantCulture), Text(row.SortDay), row.Id.ToString()];
    }

    // A row never changes, so the rank of a page's last row can be computed again instead of carrying its fraction along.
    private sealed class ByRank(string words, bool isDesk) : EventOrder
    {
        public override IQueryable<EventRevision> Ordered(IQueryable<EventRevision> rows) =>
            rows.OrderByDescending(r => WordRank.Of(r.Position, words, isDesk)).ThenByDescending(r => r.Position);

        public override IQueryable<EventRevision> After(IQueryable<EventRevision> rows, PageToken token)
        {
            var last = Number(token.After[0]);
            return rows.Where(r => WordRank.Of(r.Position, words, isDesk) < WordRank.Of(last, words, isDesk)
                || (WordRank.Of(r.Position, words, isDesk) == WordRank.Of(last, words, isDesk) && r.Position < last));
        }

        public override IReadOnlyList<string?> Key(EventRevision row) => [row.Position.ToString(CultureInfo.InvariantCulture)];
    }
}
