using System.Text.Json.Serialization;

namespace ConflictEvents.Kinds;

/// <summary>A statement: someone said something that is worth holding them to.</summary>
public sealed record Statement : EventDetails
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override EventKind Kind => EventKind.Statement;

    /// <summary>Who said it: 1 to 20.</summary>
    public required IReadOnlyList<Speaker> Speakers { get; init; } = [];

    /// <summary>What was done by saying it: 1 to 3 different ones.</summary>
    public required IReadOnlyList<SpeechAct> Acts { get; init; } = [];

    /// <summary>What was said, in a neutral paraphrase of up to 4,000 characters.</summary>
    public required string Content { get; init; }

    /// <summary>How close the source stays to the words spoken.</summary>
    public required QuoteMode? QuoteMode { get; init; }

    /// <summary>The words as printed: up to 20 quotes.</summary>
    public IReadOnlyList<Quote> Quotes { get; init; } = [];

    /// <summary>Where it was said. `unknown` where left out.</summary>
    public Channel Channel { get; init; } = Channel.Unknown;

    /// <summary>The slug of the actor to whom it was said.</summary>
    public string? Addressee { get; init; }

    /// <summary>The language that was spoken, a BCP 47 tag (`uk`, `pt-BR`), up to 35 characters.</summary>
    public string? Language { get; init; }

    /// <summary>Where it stands on the event that it is linked to.</summary>
    public Stance? Stance { get; init; }

    internal override IEnumerable<ActorReference> Actors()
    {
        for (var i = 0; i < Speakers.Count; i++)
        {
            if (Speakers[i].Actor is { } speaker)
            {
                yield return new(speaker, $"/speakers/{i}/actor", ActorRole.Speaker);
            }
        }

        if (Addressee is not null)
        {
            yield return new(Addressee, "/addressee", ActorRole.Addressee);
        }
    }
}
