using System.Globalization;
using ConflictEvents.Actors;
using ConflictEvents.Events;
using ConflictEvents.Exchange.Formats.Files;
using ConflictEvents.Exchange.Formats.Records;
using ConflictEvents.Kinds;

namespace ConflictEvents.Exchange.Formats.Acled;

/// <summary>The records that a row becomes: a strike with the figure counted in it, or a meeting.</summary>
internal sealed class AcledRecords(AcledEvent read, Dataset dataset)
{
    private Guid Id => DerivedId.Of(AcledDataset.System, read.Id);

    public IReadOnlyList<EventBody> Of(RowReading row)
    {
        var citations = Citations(row);
        var main = Shared(TitleOf(), citations, Details(row)) with
        {
            Id = Id,
            Summary = row.TextOrNull("notes") is { } notes ? CleanText.Shortened(notes, 4000) : null,
            Tags = Tags(row),
            ExternalIds = [new() { System = AcledDataset.System, Id = CleanText.Shortened(read.Id, 150) }],
        };
        return read.Kind.Method is not null && row.Whole("fatalities", 0, 1_000_000_000) is { } fatalities ? [main, Tally(fatalities)] : [main];
    }

    private EventDetails Details(RowReading row) => read.Kind.Method is { } method
        ? new Strike
        {
            Method = method,
            WeaponRaw = method is StrikeMethod.Unknown or StrikeMethod.GroundAssault ? null : CleanText.Shortened(row.Text("sub_event_type"), 200),
            Perpetrator = PerpetratorOf(),
        }
        : new Meeting { Status = MeetingStatus.Held, Participants = [.. read.Actors.Take(50).Select(a => new Participant { Actor = a.Slug, Role = ParticipantRole.Participant })] };

    // Of an attack ACLED itself names who did it, unless it says that nobody knows. Of a clash it says who fought.
    private Perpetrator PerpetratorOf() => read.Kind.FirstActed && read.First is { Type: not ActorType.Unnamed } actor
        ? new() { Actor = actor.Slug, Basis = AttributionBasis.AssertedByMedia }
        : new() { Basis = AttributionBasis.Unattributed };

    private EventBody Tally(long fatalities) => Shared(
        fatalities == 0 ? $"No deaths reported (ACLED): {read.Location.Name}" : FormattableString.Invariant($"{fatalities} killed (ACLED): {read.Location.Name}"),
        [dataset.Citation()],
        new CasualtyTally
        {
            Metric = Metric.Killed,
            Figure = new()
            {
                Qualifier = fatalities == 0 ? Qualifier.NoneReported : Qualifier.Exact,
                Raw = fatalities.ToString(CultureInfo.InvariantCulture),
                Unit = FigureUnit.Persons,
            },
            VictimClass = VictimClass.Any,
            Scope = TallyScope.Incident,
            CountedBy = dataset.CountedBy,
            CountBasis = CountBasis.ByOccurrence,
        }) with
    {
        Id = DerivedId.Of(AcledDataset.System, read.Id + "/fatalities"),
        Links = [new() { Type = LinkType.Counts, To = Id }],
        ExternalIds = [new() { System = AcledDataset.System, Id = CleanText.Shortened(read.Id, 150) + "/fatalities" }],
    };

    private EventBody Shared(string title, IReadOnlyList<Citation> citations, EventDetails details) => new()
    {
        Title = CleanText.Shortened(title, 200),
        Time = read.Time,
        Location = read.Location,
        Citations = citations,
        Lifecycle = dataset.Lifecycle,
        Details = details,
    };

    private string TitleOf()
    {
        var names = read.Kind.Method is null ? read.Actors.Take(2) : new[] { read.First, read.Second }.OfType<ActorBody>();
        var between = read.Kind.FirstActed ? ", against " : " and ";
        return $"{read.Kind.Words}: {string.Join(between, names.Select(a => CleanText.Shortened(a.Name, 50)))}, {CleanText.Shortened(read.Location.Name, 50)}";
    }

    // ACLED names its sources by their publishers alone: they are who told it, one chain each, and no texts to be stored.
    private List<Citation> Citations(RowReading row)
    {
        var note = row.TextOrNull("source_scale") is { } scale ? "Scale of the sources (ACLED): " + CleanText.Shortened(scale, 100) : null;
        var chains = row.Text("source").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Take(99)
            .Select(name => dataset.Citation(note) with { Chain = [PlainName(name)], ChainBasis = ChainBasis.Explicit }).ToList();
        return chains.Count == 0 ? [dataset.Citation(note)] : chains;
    }

    // A name that looks like a slug would be taken for one.
    private static string PlainName(string name) => CleanText.Shortened(Slugs.Of(name) == name ? name + " (source)" : name, 200);

    private List<string> Tags(RowReading row)
    {
        string?[] tags =
        [
            Tag("acled:", row.Text("sub_event_type")),
            row.TextOrNull("civilian_targeting") is null ? null : "civilian-targeting",
            .. new[] { read.First, read.Second }.OfType<ActorBody>().Select(a => "side:" + a.Slug[..Math.Min(a.Slug.Length, 95)]),
            .. row.Text("tags").Split(';').Select(tag => Tag("acled:", tag)),
        ];
        return [.. tags.OfType<string>().Distinct().Take(50)];
    }

    private static string? Tag(string prefix, string words) => Slugs.Of(words) is { } slug ? prefix + slug : null;
}
