using ConflictEvents.Actors;
using ConflictEvents.Events;
using ConflictEvents.Exchange.Import;
using ConflictEvents.Kinds;
using ConflictEvents.Sources;

namespace ConflictEvents.Exchange.Formats.Records;

/// <summary>The data set that a file is a piece of: the organisation that counts, and the source that every record cites.</summary>
internal sealed class Dataset(ActorBody? publisher, SourceBody source, FormatOptions options)
{
    /// <summary>Who counted; null for a data set that counts nobody.</summary>
    public string? CountedBy => options.CountedBy ?? publisher?.Slug;

    /// <summary>Where the events of the file begin.</summary>
    public Lifecycle Lifecycle => options.Publish ? Lifecycle.Published : Lifecycle.Draft;

    /// <summary>The source that is the data set itself.</summary>
    public SourceBody Source { get; } = source with
    {
        Id = DerivedId.Of("source", source.Publisher, options.Dataset ?? ""),
        Title = options.Dataset is null ? source.Title : CleanLimited($"{source.Title}, {options.Dataset}"),
    };

    /// <summary>What stands before the records of every row; it is handed on once.</summary>
    public IEnumerable<RecordLine> Lines(long line)
    {
        if (publisher is not null && options.CountedBy is null)
            yield return new RecordLine.Actor(line, publisher);
        yield return new RecordLine.Source(line, Source);
    }

    /// <summary>The citation of the data set: it says so in its own voice.</summary>
    public Citation Citation(string? note = null) => new() { Source = Source.Id!.Value, ChainBasis = ChainBasis.PublisherVoice, Note = note };

    private static string CleanLimited(string title) => Files.CleanText.Shortened(Files.CleanText.Of(title), 500);

    /// <summary>An organisation that publishes data.</summary>
    public static ActorBody Organisation(string slug, string name, string alias, string country) =>
        new() { Slug = slug, Name = name, Aliases = [alias], Type = ActorType.Ngo, Country = CountryCodes.Contains(country) ? country : null };
}
