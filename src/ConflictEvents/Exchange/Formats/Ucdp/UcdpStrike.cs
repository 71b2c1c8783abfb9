using ConflictEvents.Actors;
using ConflictEvents.Events;
using ConflictEvents.Exchange.Formats.Files;
using ConflictEvents.Exchange.Formats.Records;
using ConflictEvents.Kinds;

namespace ConflictEvents.Exchange.Formats.Ucdp;

/// <summary>The strike that a row tells of.</summary>
internal static class UcdpStrike
{
    public static EventBody Of(UcdpEvent read, ActorBody a, ActorBody b, UcdpSources cited, Dataset dataset) => new()
    {
        Id = DerivedId.Of(UcdpDataset.System, read.Id),
        Title = TitleOf(read, a, b),
        Summary = SummaryOf(read),
        Time = read.Time,
        Location = read.Location,
        Citations = [dataset.Citation(cited.Note), .. cited.Sources.Select(s => new Citation { Source = s.Id!.Value })],
        Tags = Tags(read, a, b),
        ExternalIds = [new() { System = UcdpDataset.System, Id = read.Id }],
        Lifecycle = dataset.Lifecycle,
        Details = new Strike { Perpetrator = PerpetratorOf(read, a) },
    };

    /// <summary>A title of its own: UCDP's rows have none.</summary>
    private static string TitleOf(UcdpEvent read, ActorBody a, ActorBody b)
    {
        var place = CleanText.Shortened(read.Location.Name, 60);
        var (first, second) = (CleanText.Shortened(a.Name, 50), CleanText.Shortened(b.Name, 50));
        return read.Violence == UcdpCodes.Violence.OneSided
            ? $"Violence against civilians: {first}, {place}"
            : $"Armed violence: {first} and {second}, {place}";
    }

    private static string? SummaryOf(UcdpEvent read)
    {
        List<string> parts = [];
        if (read.Conflict.Length > 0)
            parts.Add($"Conflict (UCDP): {CleanText.Shortened(read.Conflict, 1000)}.");
        if (read.Described.Length > 0 && read.Described != read.Location.Name)
            parts.Add($"Place as described: {CleanText.Shortened(read.Described, 2000)}.");
        return parts.Count == 0 ? null : string.Join(' ', parts);
    }

    private static IReadOnlyList<string> Tags(UcdpEvent read, ActorBody a, ActorBody b)
    {
        string?[] tags =
        [
            Slugs.Of(read.Conflict) is { } conflict ? "campaign:" + conflict : null,
            read.Violence switch
            {
                UcdpCodes.Violence.StateBased => "ucdp:state-based",
                UcdpCodes.Violence.NonState => "ucdp:non-state",
                _ => "ucdp:one-sided",
            },
            "side:" + a.Slug[..Math.Min(a.Slug.Length, 95)],
            "side:" + b.Slug[..Math.Min(b.Slug.Length, 95)],
            Slugs.Of(read.Doubt) is { } doubt ? "ucdp:" + doubt : null,
        ];
        return [.. tags.OfType<string>().Distinct()];
    }

    // Of violence against civilians UCDP itself names who did it. Where two sides fight, it lays the harm at neither's door.
    private static Perpetrator PerpetratorOf(UcdpEvent read, ActorBody a) => read.Violence == UcdpCodes.Violence.OneSided
        ? new() { Actor = a.Slug, Basis = AttributionBasis.AssertedByMedia }
        : new() { Basis = AttributionBasis.Unattributed };
}
