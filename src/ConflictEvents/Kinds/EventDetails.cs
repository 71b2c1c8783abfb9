using System.Text.Json.Serialization;

namespace ConflictEvents.Kinds;

/// <summary>What a kind of event adds to the envelope: one of the kinds, told apart by `kind`.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Meeting), "meeting")]
[JsonDerivedType(typeof(Strike), "strike")]
[JsonDerivedType(typeof(Statement), "statement")]
[JsonDerivedType(typeof(CasualtyTally), "casualty_tally")]
public abstract record EventDetails
{
    /// <summary>The kind of event.</summary>
    [JsonIgnore]
    public abstract EventKind Kind { get; }

    /// <summary>Whether an event of this kind is nothing without a place.</summary>
    internal virtual bool NeedsLocation => false;

    /// <summary>
    /// Whether an event of this kind may be linked as a part of another; false where the details say it instead.
    /// </summary>
    internal virtual bool MayLinkAsPart => true;

    /// <summary>Every actor that the details name. Only of details that keep the rules.</summary>
    internal abstract IEnumerable<ActorReference> Actors();

    /// <summary>Every other event that the details name.</summary>
    internal virtual IEnumerable<EventReference> Events() => [];

    /// <summary>The details with what follows from what was sent filled in. Only of details that keep the rules.</summary>
    internal virtual EventDetails Complete() => this;

    /// <summary>Holds quoted words against the excerpts. Only of details that keep the rules.</summary>
    internal virtual IEnumerable<RuleFailure> CheckWording(CitedWording cited) => [];

    /// <summary>By what means it was done; null for kinds that say nothing of it.</summary>
    internal virtual StrikeMethod? Means => null;

    /// <summary>Who counted what, for lines over time; null for kinds that count nobody.</summary>
    internal virtual Tallied? Tallied() => null;

    /// <summary>
    /// How much the details of two events of one kind speak for their being one event that was recorded twice, 0 to 1; null
    /// where they speak of two, such as different figures. What one of them does not say counts half.
    /// </summary>
    internal abstract double? LikenessTo(EventDetails other);

    /// <summary>
    /// The words of vocabularies that lists can ask for, each under its name in a query: method, air_strike. Only of details
    /// that keep the rules.
    /// </summary>
    internal virtual IEnumerable<(string Name, Enum Word)> Terms() => [];

    /// <summary>The words of the details that a search for words looks through.</summary>
    internal virtual IEnumerable<string?> Texts() => [];

    /// <summary>The names of places and things in the details that a search for a place looks through.</summary>
    internal virtual IEnumerable<string?> PlaceNames() => [];

    /// <summary>How close the source stays to words spoken, 0 for the closest; null for details that quote nobody.</summary>
    internal virtual int? QuoteRank => null;

    /// <summary>The details without places of their own, for readers of a record whose place would put somebody at risk.</summary>
    internal virtual EventDetails WithoutPlaces() => this;

    /// <summary>What the details have somebody say of other events; null where nobody speaks.</summary>
    internal virtual SpokenClaim? Spoken => null;

    /// <summary>How many the details have somebody count; null where nobody counts. Only of complete details.</summary>
    internal virtual CountedClaim? Counted => null;

    /// <summary>What the details tell in two ways that cannot both be true.</summary>
    internal virtual IEnumerable<RivalAccounts> Rivals() => [];
}
