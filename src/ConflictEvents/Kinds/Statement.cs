using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using ConflictEvents.Wording;
using FluentValidation;

namespace ConflictEvents.Kinds;

/// <summary>A statement: someone said something that is worth holding them to.</summary>
public sealed record Statement : EventDetails
{
    private const double LeastLikeness = 0.3;

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
    [Redacting(Redacting.Leaves)]
    public string? Addressee { get; init; }

    /// <summary>The language that was spoken, a BCP 47 tag (`uk`, `pt-BR`), up to 35 characters.</summary>
    [Redacting(Redacting.Leaves)]
    public string? Language { get; init; }

    /// <summary>Where it stands on the event that it is linked to.</summary>
    public Stance? Stance { get; init; }

    internal override SpokenClaim Spoken => new([.. Speakers.Select(s => s.Actor ?? s.Description!)], Content, Stance);

    // One speaker says much in a day: only what says nearly the same can be the same statement.
    internal override double? LikenessTo(EventDetails other)
    {
        if (other is not Statement statement || SpeaksApartFrom(statement))
            return null;
        var likeness = Math.Max(TextLikeness.Between(Content!, statement.Content!), Quotes.Count == 0 || statement.Quotes.Count == 0
            ? 0 : Likeness.OfTexts(Quotes.Select(q => q.Text), statement.Quotes.Select(q => q.Text)));
        return likeness >= LeastLikeness ? likeness : null;
    }

    private bool SpeaksApartFrom(Statement other)
    {
        var (own, others) = (Speakers.Select(s => s.Actor).OfType<string>().ToList(), other.Speakers.Select(s => s.Actor).OfType<string>().ToList());
        return own.Count > 0 && others.Count > 0 && !own.Intersect(others).Any();
    }

    internal override int? QuoteRank => (int)QuoteMode!.Value;

    internal override IEnumerable<(string Name, Enum Word)> Terms() => [("quoteMode", QuoteMode!.Value)];

    internal override IEnumerable<string?> Texts() =>
        Quotes.SelectMany(q => new[] { q.Text, q.Translation }).Concat(Speakers.SelectMany(s => new[] { s.Capacity, s.Description })).Prepend(Content);

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

    internal override IEnumerable<RuleFailure> CheckWording(CitedWording cited)
    {
        for (var i = 0; i < Quotes.Count; i++)
        {
            if (!cited.Contains(Quotes[i].Text) && (cited.Stands as Statement)?.Quotes.Any(q => q.Text == Quotes[i].Text) != true)
            {
                yield return new($"/quotes/{i}/text", "quote_not_in_excerpt",
                    "These words stand in no excerpt of a citation: quote what an excerpt says, or cite the excerpt that says it.");
            }
        }
    }
}

internal sealed partial class StatementRules : AbstractValidator<Statement>
{
    public StatementRules()
    {
        RuleFor(s => s.Speakers)
            .MinItems(1, "a statement has a speaker, an actor or a description")
            .MaxItems(20)
            .NoDuplicates(speaker => (speaker.Actor, speaker.Description), "name each speaker once");
        RuleForEach(s => s.Speakers).NotNullItem().SetValidator(new SpeakerRules());
        RuleFor(s => s.Acts)
            .MinItems(1, "say in one to three words of the vocabulary what the speaker does, such as accuse")
            .MaxItems(3)
            .NoDuplicates(act => act, "name each act once");
        RuleFor(s => s.Content).RequiredText(4000, "what was said, in a neutral paraphrase");
        RuleFor(s => s.QuoteMode).RequiredWord();
        RuleFor(s => s.Quotes).MaxItems(20);
        RuleForEach(s => s.Quotes).NotNullItem().SetValidator(new QuoteRules());
        RuleFor(s => s.Addressee).Slug();
        RuleFor(s => s.Language)
            .Shape(LanguageShape(), "invalid_language", "This is no language tag: send one of BCP 47, such as uk, ru or pt-BR.")
            .MaxCodePoints(35);
    }

    [GeneratedRegex(@"^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*\z", RegexOptions.NonBacktracking)]
    private static partial Regex LanguageShape();
}
