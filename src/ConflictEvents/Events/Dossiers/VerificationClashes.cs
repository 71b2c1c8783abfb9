using ConflictEvents.Disputes;
using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Dossiers;

/// <summary>Events that the desk holds to be disputed or rejected.</summary>
internal static class VerificationClashes
{
    private const string Desk = "the desk";

    public static IEnumerable<Clash> In(EventWeb web, Sides sides) =>
        from one in web.All
        where web.IsInScope(one) && web.IsLive(one)
        from clash in new[]
        {
            Of(one, one.Body.Verification?.Occurrence, ClaimAxis.Occurrence, sides),
            Of(one, one.Body.Verification?.Responsibility, ClaimAxis.Responsibility, sides),
            Of(one, one.Body.Verification?.Harm, ClaimAxis.VictimStatus, sides),
        }
        where clash is not null
        select clash;

    private static Clash? Of(DossierEvent one, VerificationState? state, ClaimAxis axis, Sides sides) =>
        state is not (VerificationState.Disputed or VerificationState.Rejected) ? null : new()
        {
            Axis = axis,
            Target = one,
            Positions = [.. sides.Of(one, one.Body.Title), state == VerificationState.Rejected
                ? new DisputePosition { Holder = Desk, Value = "Found to be untrue." }
                : new DisputePosition { Holder = Clash.Others, Value = "Something else." }],
            Basis = ContradictionBasis.Verification,
            IsSettled = state == VerificationState.Rejected,
        };
}
