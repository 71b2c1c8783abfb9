using ConflictEvents.Actors;
using ConflictEvents.Exchange.Formats.Codes;
using ConflictEvents.Exchange.Formats.Files;
using ConflictEvents.Exchange.Formats.Records;

namespace ConflictEvents.Exchange.Formats.Acled;

/// <summary>The actors that a column names, and what sort each is by its name and the inter code beside it.</summary>
internal static class AcledActors
{
    private static readonly IReadOnlyDictionary<string, ActorType> ByInter = new Dictionary<string, ActorType>(StringComparer.OrdinalIgnoreCase)
    {
        ["1"] = ActorType.StateForces,
        ["State forces"] = ActorType.StateForces,
        ["2"] = ActorType.Rebel,
        ["Rebel group"] = ActorType.Rebel,
        ["Rebel forces"] = ActorType.Rebel,
        ["3"] = ActorType.Militia,
        ["Political militia"] = ActorType.Militia,
        ["4"] = ActorType.Militia,
        ["Identity militia"] = ActorType.Militia,
        ["5"] = ActorType.Civilians,
        ["Rioters"] = ActorType.Civilians,
        ["6"] = ActorType.Civilians,
        ["Protesters"] = ActorType.Civilians,
        ["7"] = ActorType.Civilians,
        ["Civilians"] = ActorType.Civilians,
        ["8"] = ActorType.StateForces,
        ["External/Other forces"] = ActorType.StateForces,
    };

    private static readonly (string Begins, ActorType Type)[] ByName =
    [
        ("Unidentified", ActorType.Unnamed),
        ("Government of ", ActorType.Government),
        ("Military Forces of ", ActorType.StateForces),
        ("Police Forces of ", ActorType.StateForces),
        ("Civilians", ActorType.Civilians),
    ];

    /// <summary>The actors of a column, divided by semicolons; none where it is empty.</summary>
    public static IReadOnlyList<ActorBody> Of(RowReading row, string column, string? inter) =>
        [.. row.Text(column).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name => Of(name, inter is null ? "" : row.Text(inter)))];

    private static ActorBody Of(string name, string inter)
    {
        var slug = Slugs.Of(name, "acled-" + DerivedId.Of("actor", name).ToString("n")[..8]);
        return new()
        {
            Slug = slug,
            Name = CleanText.Shortened(name, 200),
            Type = TypeOf(name, inter),
            Country = CountryOf(name),
        };
    }

    private static ActorType TypeOf(string name, string inter)
    {
        foreach (var (begins, type) in ByName)
            if (name.StartsWith(begins, StringComparison.Ordinal))
                return type;
        // Those who are only named beside others are as a rule social groups: teachers, women, health workers.
        return ByInter.GetValueOrDefault(inter, ActorType.Civilians);
    }

    // "Teachers (Ukraine)", "Government of Ukraine (2019-)".
    private static string? CountryOf(string name)
    {
        var open = name.LastIndexOf('(');
        var (before, within) = open < 0 ? (name, "") : (name[..open].Trim(), name[(open + 1)..].TrimEnd(')', ' '));
        var of = before.LastIndexOf(" of ", StringComparison.Ordinal);
        return CountryTable.OfName(within) ?? (of < 0 ? null : CountryTable.OfName(before[(of + 4)..]));
    }
}
