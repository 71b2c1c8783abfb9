using ConflictEvents.Disputes;
using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Dossiers;

/// <summary>One thing in the records that stands against another, before disputes are looked at.</summary>
internal sealed record Clash
{
    private IReadOnlyList<Guid>? events;

    /// <summary>Who holds what nobody named holds.</summary>
    public const string Others = "other accounts";

    public required ClaimAxis Axis { get; init; }

    /// <summary>What is called into question.</summary>
    public required DossierEvent Target { get; init; }

    /// <summary>What calls it into question; null where the target itself tells both sides.</summary>
    public DossierEvent? Challenger { get; init; }

    public required IReadOnlyList<DisputePosition> Positions { get; init; }

    public required ContradictionBasis Basis { get; init; }

    /// <summary>Whether the desk has decided.</summary>
    public bool IsSettled { get; init; }

    /// <summary>Whether nobody is known who says otherwise: what is known to clash there says more.</summary>
    public bool IsVague => Positions.Any(p => p.Holder == Others);

    /// <summary>The events that it is about.</summary>
    public IReadOnlyList<Guid> Events => events ??= [.. Positions.SelectMany(p => p.Events).Prepend(Target.Id).Concat(Challenger is null ? [] : [Challenger.Id]).Distinct()];

    /// <summary>Whether it is about an event, or about one that links to it or that it links to.</summary>
    public bool Concerns(DossierEvent one, EventWeb web) => Events.Contains(one.Id) || web.Touches(one, Target.Id);

    /// <summary>
    /// Whether a dispute is about this very clash, and so takes its place: on the same axis, about the target, and with the
    /// challenger among what its positions name. Of two figures it must name both, lest a new figure pass for settled with
    /// the old ones. A dispute whose positions name no events is about all that clashes there.
    /// </summary>
    public bool IsCoveredBy(DossierDispute dispute, EventWeb web)
    {
        if (dispute.Body.Axis != Axis)
            return false;
        var named = dispute.Named.Contains(Target.Id);
        if (!named && !web.Touches(Target, dispute.Body.Event))
            return false;
        return dispute.Named.Count == 0 || Challenger is null
            || dispute.Named.Contains(Challenger.Id) && (named || Basis != ContradictionBasis.Figures);
    }
}
