using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Search;

/// <summary>What a query demands of where an event happened: by name, or by point and area.</summary>
internal sealed class EventPlaceConditions
{
    /// <summary>Of less letters, nobody can tell a misspelt name from another: Iran is no Iraq.</summary>
    public const int ShortestAlike = 6;

    private readonly SqlConditions sql;
    private readonly EventSelection selection;
    private readonly EventQuery query;

    private EventPlaceConditions(SqlConditions sql, EventSelection selection) => (this.sql, this.selection, query) = (sql, selection, selection.Query);

    /// <summary>Adds the conditions on places to the others.</summary>
    public static void Add(SqlConditions sql, EventSelection selection)
    {
        var conditions = new EventPlaceConditions(sql, selection);
        var named = selection.Query.Place.Count == 0 ? null : string.Join(" or ", selection.Query.Place.Select(conditions.Named));
        if (selection.IsMayInclude)
            conditions.AddMayInclude(named);
        else
            conditions.AddAsked(named);
    }

    /// <summary>A name like one, in a column of names.</summary>
    public static string Alike(SqlConditions sql, string column, string folded) => $"{sql.Value(folded)} <<% {column}";

    private void AddMayInclude(string? named)
    {
        sql.AddAnyOf("terms", [EventTerms.Precision(LocationPrecision.Country, selection.Caller.SeesAll)]);
        if (named is not null)
            sql.Add($"not ({named})");
    }

    private void AddAsked(string? named)
    {
        if (named is not null)
            sql.Add(named);
        if (query.Bbox is [var west, var south, var east, var north])
            sql.Add(Seen("point", column => In(column, GeoBox.Of(west, south, east, north))));
        if (query.Near is [var longitude, var latitude, var kilometers])
            sql.Add(Seen("point", column => $"({In(column, GeoBox.Around(longitude, latitude, kilometers))}) and kilometers({column}, {sql.Value(longitude)}, {sql.Value(latitude)}) <= {sql.Value(kilometers)}"));
        if (query.Within is { } area)
            sql.Add(Seen("point", column => $"({In(column, [GeoBox.Of(area)])}) and {InArea(column, area)}"));
    }

    // Whole words; or a name like it, where there is enough of it to tell.
    private string Named(string place)
    {
        var folded = EventPlaces.Fold(place);
        if (folded.Length == 0)
            throw new InvalidParameterException("place", "has a value without a letter or digit");
        return Seen("places", column =>
        {
            var words = $"{column} like {sql.Value($"% {folded} %")}";
            return folded.Length < ShortestAlike ? words : $"{words} or {Alike(sql, column, folded)}";
        });
    }

    private string Seen(string column, Func<string, string> condition) => SqlConditions.Seen(selection.Caller, column, condition);

    private string In(string column, IEnumerable<GeoBox> boxes) => string.Join(" or ", boxes.Select(b => $"{column} <@ {sql.Value(b.ToString())}::box"));

    private string InArea(string column, GeoArea area)
    {
        string[] outers = [.. area.Polygons.Select(p => p[0].ToString())];
        var holes = area.Polygons.SelectMany((rings, i) => rings.Skip(1).Select(ring => (Ring: ring.ToString(), Owner: i + 1))).ToList();
        return $"in_area({column}, {sql.Value(outers)}::polygon[], {sql.Value(holes.Select(h => h.Ring).ToArray())}::polygon[], {sql.Value(holes.Select(h => h.Owner).ToArray())})";
    }
}
