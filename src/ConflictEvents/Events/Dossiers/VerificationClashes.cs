using ConflictEvents.Disputes;
using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Dossiers;

/// <summary>Events that the desk holds to be disputed, where nothing else says why, or rejected.</summary>
internal static class VerificationClashes
{
    private const string Desk = "the desk";

    /// <param name="web">The events.</param>
    /// <param name="sides">Who holds what.</param>
    /// <param name="known">What else stands against each other.</param>
    /// <param name="disputes">What editors opened.</param>
    public static IEnumerable<Clash> In(EventWeb web, Sides sides, IReadOnlyList<Clash> known, IReadOnlyList<DossierDispute> disputes) =>
        from one in web.All
        where web.IsInScope(one) && web.IsLive(one)
        from clash in new[]
        {
            Of(one, one.Body.Verification?.Occurrence, ClaimAxis.Occurrence, sides),
            Of(one, one.Body.Verification?.Responsibility, ClaimAxis.Responsibility, sides),
            Of(one, one.Body.Verification?.Harm, ClaimAxis.VictimStatus, sides),
        }
        where clash is not null && (clash.IsSettled || !IsExplained(clash, web, known, disputes))
        select clash;

    private static Clash? Of(DossierEvent one, VerificationState? state, ClaimAxis axis, Sides sides) =>
        state is not (VerificationState.Disputed or VerificationState.Rejected) ? null : new()
        {
            Axis = axis,
            Target = one,
            Positions = [.. sides.Of(one, one.Body.Title), state == VerificationState.Rejected
                ? new DisputePosition { Holder = Desk, Value = "Found to be untrue." }
                : new DisputePosition { Holder = AccountClashes.Others, Value = "Something else." }],
            Basis = ContradictionBasis.Verification,
            IsSettled = state == VerificationState.Rejected,
        };

    // Harm is who and how many: a contradiction on either says why it is disputed.
    private static bool IsExplained(Clash clash, EventWeb web, IReadOnlyList<Clash> known, IReadOnlyList<DossierDispute> disputes)
    {
        ClaimAxis[] axes = clash.Axis == ClaimAxis.VictimStatus ? [ClaimAxis.VictimStatus, ClaimAxis.Number] : [clash.Axis];
        return known.Any(k => axes.Contains(k.Axis) && (k.Events.Contains(clash.Target.Id) || web.Touches(clash.Target, k.Target.Id)))
            || disputes.Any(d => d.Body.State == DisputeState.Open && axes.Contains(d.Body.Axis!.Value)
                && (d.Named.Contains(clash.Target.Id) || web.Touches(clash.Target, d.Body.Event)));
    }
}
