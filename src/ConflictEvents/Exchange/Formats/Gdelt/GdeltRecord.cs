using ConflictEvents.Events;
using ConflictEvents.Exchange.Formats.Files;
using ConflictEvents.Exchange.Formats.Records;
using ConflictEvents.Json;
using ConflictEvents.Kinds;
using ConflictEvents.Sources;

namespace ConflictEvents.Exchange.Formats.Gdelt;

/// <summary>The record that a row becomes.</summary>
internal sealed class GdeltRecord(GdeltEvent read, Dataset dataset)
{
    public EventBody Of(SourceBody? article) => new()
    {
        Id = DerivedId.Of(GdeltDataset.System, read.Id),
        Title = CleanText.Shortened(TitleOf(), 200),
        Summary = $"Coded by machine from one article (GDELT, CAMEO {read.Code}: {read.Meaning.Words}).",
        Time = read.Time,
        Location = read.Location,
        Citations = article is null ? [dataset.Citation()] : [dataset.Citation(), new() { Source = article.Id!.Value }],
        Tags = [.. Tags()],
        ExternalIds = [new() { System = GdeltDataset.System, Id = read.Id }],
        Lifecycle = dataset.Lifecycle,
        Details = read.Meaning.Kind switch
        {
            "strike" => new Strike { Method = Word<StrikeMethod>(), Perpetrator = PerpetratorOf() },
            "meeting" => MeetingOf(),
            _ => StatementOf(),
        },
    };

    private string TitleOf()
    {
        var words = char.ToUpperInvariant(read.Meaning.Words[0]) + read.Meaning.Words[1..];
        var names = read.Actors.Select(a => CleanText.Shortened(a.Name, 50));
        var who = string.Join(read.Meaning.Kind == "meeting" ? " and " : ", toward ", names);
        var place = read.Location is { } location ? CleanText.Shortened(location.Name, 50) : "";
        return words + (who.Length == 0 ? "" : ": " + who) + (place.Length == 0 || place == who ? "" : ", " + place);
    }

    private IEnumerable<string> Tags()
    {
        yield return "machine-coded";
        yield return "cameo:" + read.Code;
        if (read.Time.From is null)
            yield return "gdelt:date-uncertain";
        if (read.Meaning.Kind == "strike")
            foreach (var actor in read.Actors)
                yield return "side:" + actor.Slug[..Math.Min(actor.Slug.Length, 95)];
    }

    // A program read it in one article.
    private Perpetrator PerpetratorOf() => read.First is { } actor
        ? new() { Actor = actor.Slug, Basis = AttributionBasis.AllegedSingleSource }
        : new() { Basis = AttributionBasis.Unattributed };

    private Meeting MeetingOf()
    {
        var (first, second) = (read.First!, read.Second!);
        var role = read.Meaning.Value switch
        {
            "visit_hosted" => ParticipantRole.Host,
            "mediated" => ParticipantRole.Mediator,
            _ => ParticipantRole.Participant,
        };
        return new()
        {
            Status = MeetingStatus.Held,
            Format = read.Meaning.Value switch
            {
                "visit_hosted" => MeetingFormat.Visit,
                "mediated" => MeetingFormat.Unspecified,
                _ => Word<MeetingFormat>(),
            },
            Participants = [new() { Actor = first.Slug, Role = role }, new() { Actor = second.Slug, Role = ParticipantRole.Participant }],
        };
    }

    private Statement StatementOf()
    {
        var addressee = read.Second is { } other && other.Slug != read.First!.Slug ? other : null;
        return new()
        {
            Speakers = [new() { Actor = read.First!.Slug }],
            Acts = [Word<SpeechAct>()],
            Content = $"{read.First.Name}{(addressee is null ? "" : $", toward {addressee.Name}")}: {read.Meaning.Words}. The words are the code's, not the speaker's.",
            QuoteMode = QuoteMode.Paraphrase,
            Addressee = addressee?.Slug,
        };
    }

    private T Word<T>() where T : struct, Enum => WireNames.TryParse<T>(read.Meaning.Value, out var word)
        ? word : throw new InvalidOperationException($"cameo.txt: {read.Meaning.Value} is no word of {typeof(T).Name}.");
}
