using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Search;

/// <summary>What a query demands of where an event happened: by name, or by point and area.</summary>
internal sealed class EventPlaceConditions
{
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

    /// <summary>Adds what is demanded of a point: of the one that readers may know, or of the desk's.</summary>
    public static void AddPoint(SqlConditions sql, EventSelection selection, string column) => sql.Add(new EventPlaceConditions(sql, selection).At(column));

    /// <summary>Adds that a point is in a box.</summary>
    public static void AddBox(SqlConditions sql, EventSelection selection, string column, GeoBox box) => sql.Add(new EventPlaceConditions(sql, selection).In(column, [box]));

    /// <summary>The boxes in which all lies that is asked for; no point is in two of them.</summary>
    public static IReadOnlyList<GeoBox> Boxes(EventQuery query) => query switch
    {
        { Bbox: [var west, var south, var east, var north] } => GeoBox.Of(west, south, east, north),
        { Near: [var longitude, var latitude, var kilometers] } => GeoBox.Around(longitude, latitude, kilometers),
        { Within: { } area } => [GeoBox.Of(area)],
        _ => [],
    };

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
        if (query.AsksForPoint)
            sql.Add(Seen("point", At));
    }

    // What is asked of a point, in a column of them.
    private string At(string column)
    {
        List<string> all = [];
        if (query.Bbox is [var west, var south, var east, var north])
            all.Add(In(column, GeoBox.Of(west, south, east, north)));
        if (query.Near is [var longitude, var latitude, var kilometers])
            all.Add($"({In(column, GeoBox.Around(longitude, latitude, kilometers))}) and kilometers({column}, {sql.Value(longitude)}, {sql.Value(latitude)}) <= {sql.Value(kilometers)}");
        if (query.Within is { } area)
            all.Add($"({In(column, [GeoBox.Of(area)])}) and ({string.Join(" or ", area.Polygons.Select(p => InPolygon(column, p)))})");
        return string.Join(" and ", all.Select(a => $"({a})"));
    }

    private string Named(string place) => Seen("places", column => PlaceNames.Condition(sql, selection, AskedPlace.Named(place), column));

    private string Seen(string column, Func<string, string> condition) => SqlConditions.Seen(selection.Caller, column, condition);

    private string In(string column, IEnumerable<GeoBox> boxes) => string.Join(" or ", boxes.Select(b => $"{column} <@ {Read(b.ToString(), "box")}"));

    // In the outer ring and in none of its own holes, edges included: an island in the hole of another polygon is inside.
    private string InPolygon(string column, IReadOnlyList<GeoRing> rings) =>
        string.Join(" and ", rings.Skip(1).Select(ring => NotIn(column, Read(ring.ToString(), "polygon"))).Prepend($"{column} <@ {Read(rings[0].ToString(), "polygon")}"));

    private static string NotIn(string column, string hole) => $"not ({column} <@ {hole} and {column} <-> path({hole}) > 1e-9)";

    // As a query of its own a text is read once, not for each row.
    private string Read(string text, string type) => $"(select {sql.Value(text)}::{type})";
}
