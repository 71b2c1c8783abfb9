using System.Globalization;

namespace ConflictEvents.Events.Search;

/// <summary>
/// A page by place, picked from indexes alone: what is seen, asked and ordered stands in the indexes of points, and only the
/// rows of the page are fetched. One statement first walks the order's index, not far; if the page is not full by then, all
/// that the area holds is picked from the index of places. Of today, it is planned alike with and without its values.
/// </summary>
internal sealed class PointPicks(EventSelection selection, string columns, int wanted, ListReach reach)
{
    private const string HavePoint = "(point is not null or desk_point is not null)";
    private readonly SqlConditions sql = new();
    private readonly string most = wanted.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether a page can be picked so: by place, where nothing else is asked that these indexes do not hold.</summary>
    public static bool AreOf(EventSelection selection)
    {
        var query = selection.Query;
        if (!query.AsksForPoint || query.Sort == EventSort.QuoteMode || (query.IncludeImprecise == true && (query.From ?? query.To) is not null))
            return false;
        var rest = query with { Kind = [], Lifecycle = [], Country = [], From = null, To = null, Bbox = [], Near = [], Within = null };
        return EventConditions.Of(selection with { Query = rest, UpdatedAfter = null }).IsEmpty;
    }

    /// <summary>The rows of the page.</summary>
    public IQueryable<EventRevision> Rows(EventSearch search, IReadOnlyList<SqlConditions> parts)
    {
        string[] all = [.. parts.Select(sql.Taken)];
        var beside = $"{Sight} and {sql.Taken(EventConditions.BesidePoint(selection))}";
        var gathered = Gathered(all, beside);
        if (!columns.StartsWith("sort_day", StringComparison.Ordinal))
            return Fetched(search, $"select position from ({gathered}) g order by {columns} limit {most}");
        return Fetched(search, $"""
            with walked as materialized ({Walked(all, beside)})
            select position from walked where (select count(*) from walked) = {most}
            union all
            (select position from ({gathered}) g where (select count(*) from walked) < {most} order by {columns} limit {most})
            """);
    }

    // A row that stands today says itself whether its record is closed; one that was superseded does not.
    private string Sight => selection switch
    {
        { Caller.SeesAll: true } => "true",
        { Stand.IsCurrent: true } => "is_public and not is_closed",
        _ => $"is_public and id not in (select id from {EventRevision.Table.Name} where superseded_at is null and is_closed)",
    };

    private IQueryable<EventRevision> Fetched(EventSearch search, string positions) =>
        search.By(selection, sql, $"select * from {EventRevision.Table.Name} where position = any(array({positions}))");

    private string Walked(string[] parts, string beside)
    {
        var cut = string.Create(CultureInfo.InvariantCulture, $"order by {columns} limit {reach.PointWalk}");
        var held = $"sort_day, id, position, point, desk_point, is_coarse, kind, lifecycle, is_public, {(selection.Stand.IsCurrent ? "is_closed, " : "")}country, occurred";
        var rows = Union(parts.Select(part => $"select {held} from {EventRevision.Table.Name} where {HavePoint} and {part} {cut}"));
        return $"select position from (select * from ({rows}) p {cut}) w where {beside} and {sql.Taken(Seen())} order by {columns} limit {most}";
    }

    private SqlConditions Seen()
    {
        var seen = new SqlConditions();
        EventPlaceConditions.Add(seen, selection);
        return seen;
    }

    // What colleagues find at another point than readers stands in an index of its own. Two boxes are two scans: an index that is read alone knows no or.
    private string Gathered(string[] parts, string beside)
    {
        var isDesk = selection.Caller.SeesAll;
        var boxes = EventPlaceConditions.Boxes(selection.Query);
        List<string> picks = [];
        foreach (var part in parts)
            foreach (var box in boxes)
            {
                picks.Add(Pick($"point is not null{(isDesk ? " and not is_coarse" : "")}", "point"));
                if (isDesk)
                    picks.Add(Pick("is_coarse", "desk_point"));

                string Pick(string of, string column) =>
                    $"select sort_day, id, position from {EventRevision.Table.Name} where {of} and {part} and {At(column, boxes.Count > 1 ? box : null)} and {beside} order by {columns} limit {most}";
            }
        return Union(picks);
    }

    private string At(string column, GeoBox? box)
    {
        var at = new SqlConditions();
        if (box is not null)
            EventPlaceConditions.AddBox(at, selection, column, box);
        EventPlaceConditions.AddPoint(at, selection, column);
        return sql.Taken(at);
    }

    private static string Union(IEnumerable<string> selects) => string.Join(" union all ", selects.Select(s => $"({s})"));
}
