using ConflictEvents.Json;
using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Search;

/// <summary>What a query demands of a row, member by member.</summary>
internal sealed class EventConditions
{
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
        EventPlaceConditions.Add(conditions.sql, selection);
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

    /// <summary>What is demanded beside the place, as the indexes of points hold it.</summary>
    public static SqlConditions BesidePoint(EventSelection selection)
    {
        var conditions = new EventConditions(selection);
        conditions.AddRecord();
        conditions.AddClocks();
        if (selection.Query.Country is { Count: > 0 } countries)
            conditions.sql.Add($"country = any({conditions.sql.Value(countries.ToArray())})");
        return conditions.sql;
    }

    /// <summary>Whether the events of one country are asked for, and beside that nothing but a kind and days that are known.</summary>
    public static bool AreOfOneCountry(EventSelection selection) => selection.Query is { Country: [_], Kind: [] or [_], IncludeImprecise: not true, Lifecycle: [Lifecycle.Published] }
        && !AreFiltering(selection with { Query = selection.Query with { Country = [], From = null } });

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
            sql.AddAnyOf("actors", actors);
        AddRoles("speaker", ActorRole.Speaker);
        AddRoles("participant", Parties);
        AddRoles("perpetrator", ActorRole.Perpetrator);
        AddRoles("countedBy", ActorRole.CountedBy);
        foreach (var one in selection.ParticipantsAll)
            sql.AddAnyOf("terms", InRoles(one, Parties));
    }

    private void AddRoles(string parameter, params ActorRole[] roles)
    {
        if (selection.Actors.TryGetValue(parameter, out var actors))
            sql.AddAnyOf("terms", InRoles(actors, roles));
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
            AddAny("terms", [.. Enum.GetValues<LocationPrecision>().Where(p => p <= least).Select(p => EventTerms.Precision(p, selection.Caller.SeesAll))]);
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

    private void AddWords(WordSelection words)
    {
        if (words.Terms.Count == 0)
            sql.Add(Found(words.Whole));
        // Of plain words, each may also be the misspelt name of a place.
        foreach (var (word, found) in words.Terms)
            sql.Add(AskedPlace.Misspelt(word) is { } alike ? $"{Found(found)} or {Seen("places", column => PlaceNames.Condition(sql, selection, alike, column))}" : Found(found));
    }

    private string Found(string words) => Seen("search", column => $"{column} @@ {sql.Value(words)}::tsquery");

    private string Seen(string column, Func<string, string> condition) => SqlConditions.Seen(selection.Caller, column, condition);

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
            sql.AddAnyOf(column, values);
    }
}
