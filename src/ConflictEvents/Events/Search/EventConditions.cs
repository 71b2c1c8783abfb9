using ConflictEvents.Json;
using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Search;

/// <summary>What a query demands of a row, member by member.</summary>
internal sealed class EventConditions
{
    private const int ShortestAlike = 6;
    private static readonly ActorRole[] Parties = [ActorRole.Participant, ActorRole.Host, ActorRole.Mediator];

    private readonly SqlConditions sql = new();
    private readonly EventSelection selection;
    private readonly EventQuery query;

    private EventConditions(EventSelection selection) => (this.selection, query) = (selection, selection.Query);

    public static SqlConditions Of(EventSelection selection)
    {
        var conditions = new EventConditions(selection);
        conditions.AddRecord();
        conditions.AddClocks();
        conditions.AddActors();
        conditions.AddTerms();
        conditions.AddPlaces();
        if (selection.Words is { } words)
            conditions.AddWords(words);
        return conditions.sql;
    }

    /// <summary>Whether all that is published is asked for.</summary>
    public static bool AreNone(EventSelection selection) =>
        selection.Query.Lifecycle is [Lifecycle.Published] && Of(selection with { Query = selection.Query with { Lifecycle = [] } }).IsEmpty;

    /// <summary>Whether more is demanded than the indexes of the lists know: their kind, their lifecycle, where they begin.</summary>
    public static bool AreFiltering(EventSelection selection)
    {
        var rest = selection with { Query = selection.Query with { Kind = [], Lifecycle = [], To = null } };
        return !Of(rest).IsEmpty;
    }

    /// <summary>The filters that name actors, with what is asked.</summary>
    public static IEnumerable<(string Parameter, IReadOnlyList<string> Asked)> ActorFilters(EventQuery query) =>
        new (string, IReadOnlyList<string>)[] { ("actor", query.Actor), ("speaker", query.Speaker), ("participant", query.Participant), ("perpetrator", query.Perpetrator), ("countedBy", query.CountedBy) }
            .Where(f => f.Item2.Count > 0);

    private void AddRecord()
    {
        AddWord("lifecycle", query.Lifecycle);
        AddWord("kind", query.Kind);
        AddAny("tags", query.Tag);
        if (query.Source.Count > 0)
            sql.Add($"sources && {sql.Value(query.Source.ToArray())}");
    }

    private void AddClocks()
    {
        if (query.From is not null || query.To is not null)
            AddDays();
        if (query.KnownBy is { } knownBy)
            sql.Add(Seen("reported", column => $"{column} <= {sql.Value(knownBy.ToUniversalTime())}"));
        if (selection.UpdatedAfter is { } position)
            sql.Add($"position > {sql.Value(position)}");
    }

    private void AddDays()
    {
        var days = sql.Value(FormattableString.Invariant($"[{query.From:yyyy-MM-dd},{query.To:yyyy-MM-dd}]"));
        sql.Add(query.IncludeImprecise == true ? $"occurred && {days}::daterange or outer_days && {days}::daterange" : $"occurred && {days}::daterange");
        // Nothing that overlaps begins later. It says no more, but lets the list's index start here: without it, days long past are reached by reading all since.
        if (query.To is { } last)
            sql.Add($"sort_day <= {sql.Value(last)}");
    }

    private void AddActors()
    {
        var meant = selection.Actors;
        if (query.Role.Count > 0)
            AddAny("terms", [.. query.Role.SelectMany(r => meant.TryGetValue("actor", out var actors) ? actors.Select(a => EventTerms.Role(r, a)) : [EventTerms.Role(r)])]);
        else if (meant.TryGetValue("actor", out var actors))
            AddAnyOf("actors", actors);
        AddRoles("speaker", ActorRole.Speaker);
        AddRoles("participant", Parties);
        AddRoles("perpetrator", ActorRole.Perpetrator);
        AddRoles("countedBy", ActorRole.CountedBy);
        foreach (var one in selection.ParticipantsAll)
            AddAnyOf("terms", InRoles(one, Parties));
    }

    private void AddRoles(string parameter, params ActorRole[] roles)
    {
        if (selection.Actors.TryGetValue(parameter, out var actors))
            AddAnyOf("terms", InRoles(actors, roles));
    }

    private static string[] InRoles(IReadOnlyList<string> actors, ActorRole[] roles) => [.. actors.SelectMany(a => roles.Select(r => EventTerms.Role(r, a)))];

    private void AddTerms()
    {
        AddAny("terms", [.. query.Country.Select(EventTerms.Country)]);
        AddAny("terms", [.. query.Admin1.Select(EventTerms.Admin1)]);
        AddAny("terms", Words("method", query.Method));
        AddAny("terms", Words("target", query.Target));
        AddAny("terms", Words("metric", query.Metric));
        AddAny("terms", Words("status", query.Status));
        AddAny("terms", Words("quoteMode", query.QuoteMode));
        AddAny("terms", Words("chainBasis", query.ChainBasis));
        AddAny("terms", [.. query.About.Select(id => EventTerms.Link(LinkType.About, id))]);
        AddAny("terms", [.. query.Counts.Select(id => EventTerms.Link(LinkType.Counts, id))]);
        AddAny("terms", [.. query.Verification.Select(v => VerificationFilter.TryParse(v, out var asked) ? EventTerms.Verification(asked) : v)]);
        if (query.MinPrecision is { } least)
            AddAny("terms", [.. Enum.GetValues<LocationPrecision>().Where(p => p <= least).Select(Precision)]);
        AddLinks();
    }

    private void AddLinks()
    {
        var links = query.Link.Select(l => LinkFilter.TryParse(l, out var link) ? link : throw new InvalidOperationException("The rules let a link pass that is none.")).ToList();
        if (links.Count == 0)
            return;
        Guid[] ofAnyType = [.. links.Where(l => l.Type is null).Select(l => l.To)];
        string[] ofType = [.. links.Where(l => l.Type is not null).Select(l => EventTerms.Link(l.Type!.Value, l.To))];
        var any = $"links && {sql.Value(ofAnyType)}";
        var typed = $"terms && {sql.Value(ofType)}";
        sql.Add(ofType.Length == 0 ? any : ofAnyType.Length == 0 ? typed : $"{any} or {typed}");
    }

    private void AddPlaces()
    {
        var named = query.Place.Count == 0 ? null : string.Join(" or ", query.Place.Select(p => Seen("places", column => Named(column, "place", p))));
        if (selection.IsMayInclude)
        {
            AddAny("terms", [Precision(LocationPrecision.Country)]);
            if (named is not null)
                sql.Add($"not ({named})");
            return;
        }
        if (named is not null)
            sql.Add(named);
        if (query.Bbox is [var west, var south, var east, var north])
            sql.Add(Seen("point", column => In(column, GeoBox.Of(west, south, east, north))));
        if (query.Near is [var longitude, var latitude, var kilometers])
            sql.Add(Seen("point", column => $"({In(column, GeoBox.Around(longitude, latitude, kilometers))}) and kilometers({column}, {sql.Value(longitude)}, {sql.Value(latitude)}) <= {sql.Value(kilometers)}"));
        if (query.Within is { } area)
            sql.Add(Seen("point", column => $"({In(column, [GeoBox.Of(area)])}) and {InArea(column, area)}"));
    }

    private void AddWords(WordSelection words)
    {
        if (words.Terms.Count == 0)
            sql.Add(Found(words.Whole));
        // Of plain words, each may also be the misspelt name of a place.
        foreach (var (word, found) in words.Terms)
            sql.Add(EventPlaces.Fold(word) is { Length: >= ShortestAlike } alike ? $"{Found(found)} or {Seen("places", column => Alike(column, alike))}" : Found(found));
    }

    private string Found(string words) => Seen("search", column => $"{column} @@ {sql.Value(words)}::tsquery");

    private string Alike(string column, string folded) => $"{sql.Value(folded)} <<% {column}";

    // Whole words; or a name like it, where there is enough of it to tell: Iran is no Iraq.
    private string Named(string column, string parameter, string place)
    {
        var folded = EventPlaces.Fold(place);
        if (folded.Length == 0)
            throw new InvalidParameterException(parameter, "has a value without a letter or digit");
        var words = $"{column} like {sql.Value($"% {folded} %")}";
        return folded.Length < ShortestAlike ? words : $"{words} or {Alike(column, folded)}";
    }

    // What readers may find stands in the column; the few records of which colleagues may find more have one of the desk beside it.
    private string Seen(string column, Func<string, string> condition) => selection.Caller.SeesAll
        ? $"(not is_coarse and ({condition(column)}) or is_coarse and ({condition("desk_" + column)}))"
        : $"({condition(column)})";

    private string Precision(LocationPrecision precision) => EventTerms.Precision(precision, selection.Caller.SeesAll);

    private string In(string column, IEnumerable<GeoBox> boxes) => string.Join(" or ", boxes.Select(b => $"{column} <@ {sql.Value(b.ToString())}::box"));

    private string InArea(string column, GeoArea area)
    {
        string[] outers = [.. area.Polygons.Select(p => p[0].ToString())];
        var holes = area.Polygons.SelectMany((rings, i) => rings.Skip(1).Select(ring => (Ring: ring.ToString(), Owner: i + 1))).ToList();
        return $"in_area({column}, {sql.Value(outers)}::polygon[], {sql.Value(holes.Select(h => h.Ring).ToArray())}::polygon[], {sql.Value(holes.Select(h => h.Owner).ToArray())})";
    }

    private static string[] Words<T>(string name, IReadOnlyList<T> words) where T : struct, Enum => [.. words.Select(w => EventTerms.Word(name, w))];

    private void AddWord<T>(string column, IReadOnlyList<T> words) where T : struct, Enum
    {
        string[] names = [.. words.Select(w => WireNames.Of(w))];
        if (names is [var one])
            sql.Add($"{column} = {sql.Value(one)}");
        else if (names.Length > 1)
            sql.Add($"{column} = any({sql.Value(names)})");
    }

    private void AddAny(string column, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
            AddAnyOf(column, values);
    }

    // An actor filter that means nobody finds nothing: it is no filter that was left out.
    private void AddAnyOf(string column, IReadOnlyList<string> values) => sql.Add($"{column} && {sql.Value(values.ToArray())}");
}
