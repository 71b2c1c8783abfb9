using ConflictEvents.Json;
using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Search;

/// <summary>
/// What is asked for by equality, as one array of words (`method:air_strike`, `speaker:sergey-lavrov`), so that one index
/// answers every such question. Written and asked for here alone.
/// </summary>
internal static class EventTerms
{
    public static IEnumerable<string> Of(EventBody body, EventBody seen) =>
    [
        .. body.Details.Actors().SelectMany(a => new[] { Role(a.Role), Role(a.Role, a.Slug) })
            .Concat(body.Details.Terms().Select(t => Word(t.Name, t.Word)))
            .Concat(body.Citations.Where(c => c.ChainBasis is not null).Select(c => Word("chainBasis", c.ChainBasis!.Value)))
            .Concat(body.Links.Select(l => Link(l.Type!.Value, l.To)))
            .Concat(Verified(body.Verification ?? new()))
            .Concat(Location(body.Location, seen.Location))
            .Distinct(),
    ];

    public static string Role(ActorRole role) => $"role:{WireNames.Of(role)}";

    public static string Role(ActorRole role, string slug) => $"{WireNames.Of(role)}:{slug}";

    public static string Word(string name, Enum word) => $"{name}:{WireNames.Of(word)}";

    public static string Link(LinkType type, Guid to) => $"link:{WireNames.Of(type)}:{to}";

    public static string Verification(VerificationFilter asked) =>
        asked.Axis is null ? $"verification:{WireNames.Of(asked.State)}" : $"verification:{asked.Axis}:{WireNames.Of(asked.State)}";

    public static string Country(string code) => $"country:{code}";

    public static string Admin1(string name) => $"admin1:{EventPlaces.Fold(name)}";

    /// <summary>How exactly the place is known, to readers or to the desk.</summary>
    public static string Precision(LocationPrecision precision, bool isDesk) => $"{(isDesk ? "deskPrecision" : "precision")}:{WireNames.Of(precision)}";

    private static IEnumerable<string> Verified(Verification verified) =>
        VerificationFilter.Axes.Zip(new[] { verified.Occurrence, verified.Responsibility, verified.Harm })
            .SelectMany(v => new[] { Verification(new(null, v.Second)), Verification(new(v.First, v.Second)) });

    private static IEnumerable<string> Location(Location? location, Location? seen)
    {
        if (location is null || seen is null)
            yield break;
        if (location.Country is { } country)
            yield return Country(country);
        if (location.Admin1 is { } admin1)
            yield return Admin1(admin1);
        yield return Precision(seen.Precision, isDesk: false);
        yield return Precision(location.Precision, isDesk: true);
    }
}
