using ConflictEvents.Actors;
using ConflictEvents.Exchange.Formats.Codes;
using ConflictEvents.Exchange.Formats.Files;
using ConflictEvents.Exchange.Formats.Records;

namespace ConflictEvents.Exchange.Formats.Ucdp;

/// <summary>The sides of a file as actors: one for each name, and where two share a name, told apart by UCDP's number.</summary>
internal sealed class UcdpSides
{
    private const string Governs = "Government of ";
    private readonly Dictionary<string, string> numberOf = [];

    /// <summary>Side a or b of a row.</summary>
    public ActorBody Of(RowReading row, char side, UcdpEvent read)
    {
        var name = row.TextOrNull($"side_{side}") ?? "Unnamed";
        var number = row.TextOrNull($"side_{side}_new_id") ?? row.TextOrNull($"side_{side}_dset_id") ?? "";
        var country = CountryTable.OfWard(row.Text($"gwno{side}")) ?? (name.StartsWith(Governs, StringComparison.Ordinal) ? CountryTable.OfName(name[Governs.Length..]) : null);
        return new()
        {
            Slug = SlugOf(name, number),
            Name = CleanText.Shortened(name, 200),
            Type = TypeOf(name, country, read.Violence),
            Country = country,
            Aliases = number.Length is > 0 and < 20 ? [$"UCDP actor {number}"] : [],
        };
    }

    private string SlugOf(string name, string number)
    {
        var apart = "ucdp-" + (Slugs.Of(number) ?? "unnumbered");
        var slug = Slugs.Of(name, apart);
        return numberOf.TryAdd(slug, number) || numberOf[slug] == number ? slug : $"{slug}-{apart}";
    }

    // A government has a number of Gleditsch and Ward; its opponents in state-based conflict fight it.
    private static ActorType TypeOf(string name, string? country, UcdpCodes.Violence violence) => name switch
    {
        "Civilians" => ActorType.Civilians,
        "Unnamed" => ActorType.Unnamed,
        _ when country is not null || name.StartsWith(Governs, StringComparison.Ordinal) => ActorType.Government,
        _ => violence == UcdpCodes.Violence.NonState ? ActorType.Militia : ActorType.Rebel,
    };
}
