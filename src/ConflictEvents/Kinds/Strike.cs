using System.Text.Json.Serialization;
using FluentValidation;

namespace ConflictEvents.Kinds;

/// <summary>
/// A strike: something or someone was hit. The event needs a location. How many were harmed is no field here: tallies
/// count it.
/// </summary>
public sealed record Strike : EventDetails
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override EventKind Kind => EventKind.Strike;

    /// <summary>By what means. `unknown` where left out.</summary>
    public StrikeMethod Method { get; init; } = StrikeMethod.Unknown;

    /// <summary>The weapon in the words of the source, up to 200 characters.</summary>
    public string? WeaponRaw { get; init; }

    /// <summary>Who is said to have done it. Left out where nobody has asked or said.</summary>
    public Perpetrator? Perpetrator { get; init; }

    /// <summary>What was hit: up to 50.</summary>
    public IReadOnlyList<StrikeTarget> Targets { get; init; } = [];

    /// <summary>What the places hit were used for. `unknown` where left out.</summary>
    public TargetUse TargetUse { get; init; } = TargetUse.Unknown;

    /// <summary>How many single strikes this record stands for, where it stands for several.</summary>
    public CountRange? Count { get; init; }

    internal override EventDetails WithoutPlaces() => this with { Targets = [.. Targets.Select(t => t with { Location = null })] };

    internal override IEnumerable<(string Name, Enum Word)> Terms() => Targets.Select(t => ("target", (Enum)t.Category)).Distinct().Prepend(("method", Method));

    internal override IEnumerable<string?> Texts() => Targets.Select(t => (string?)t.Name).Append(WeaponRaw);

    internal override IEnumerable<string?> PlaceNames() =>
        Targets.SelectMany(t => new[] { t.Name, t.Location?.Name, t.Location?.Admin2, t.Location?.Admin1 });

    internal override bool NeedsLocation => true;

    internal override StrikeMethod? Means => Method;

    internal override double? LikenessTo(EventDetails other) => other is Strike strike
        ? (Likeness.OfWords(Method, strike.Method, StrikeMethod.Unknown) + Likeness.OfTexts(Targets.Select(t => t.Name), strike.Targets.Select(t => t.Name))) / 2
        : null;

    internal override IEnumerable<ActorReference> Actors() =>
        Perpetrator?.Actor is { } actor ? [new(actor, "/perpetrator/actor", ActorRole.Perpetrator)] : [];

    internal override IEnumerable<RivalAccounts> Rivals() => Perpetrator switch
    {
        { Basis: AttributionBasis.DeniedByActor, Actor: { } actor } =>
            [new(ClaimAxis.Responsibility, [new(null, $"{actor} did it."), new(actor, "Denies it.")])],
        { Basis: AttributionBasis.CompetingClaims, Actor: var actor } =>
            [new(ClaimAxis.Responsibility, [new(null, actor is null ? "Leaves open who did it." : $"{actor} did it.")], "Somebody else did it.")],
        _ => [],
    };
}

internal sealed class StrikeRules : AbstractValidator<Strike>
{
    public StrikeRules()
    {
        RuleFor(s => s.WeaponRaw).MaxCodePoints(200);
        RuleFor(s => s.Perpetrator!).SetValidator(new PerpetratorRules());
        RuleFor(s => s.Targets).MaxItems(50);
        RuleForEach(s => s.Targets).NotNullItem().SetValidator(new StrikeTargetRules());
        RuleFor(s => s.Count!).SetValidator(new CountRangeRules());
    }
}
