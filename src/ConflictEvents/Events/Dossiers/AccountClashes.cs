using ConflictEvents.Disputes;
using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Dossiers;

/// <summary>Events that tell several accounts of themselves, with the statements that take sides.</summary>
internal static class AccountClashes
{
    public static IEnumerable<Clash> In(EventWeb web, Sides sides) =>
        from one in web.All
        where web.IsInScope(one) && web.IsLive(one)
        from rivals in one.Body.Details.Rivals()
        select new Clash
        {
            Axis = rivals.Axis,
            Target = one,
            Positions = Positions(one, rivals, sides),
            Basis = ContradictionBasis.Accounts,
        };

    private static List<DisputePosition> Positions(DossierEvent one, RivalAccounts rivals, Sides sides)
    {
        var told = rivals.Accounts.SelectMany(a => a.Holder is { } holder ? [new DisputePosition { Holder = holder, Events = [one.Id], Value = a.Value }] : sides.Of(one, a.Value));
        var said = sides.Speaking(one, rivals.Axis).ToList();
        return [.. told, .. said, .. said.Count == 0 && rivals.Otherwise is { } value ? [new DisputePosition { Holder = Clash.Others, Value = value }] : Array.Empty<DisputePosition>()];
    }
}
