using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Dossiers;

/// <summary>Events that deny or contradict others, and say so by a link.</summary>
internal static class LinkClashes
{
    public static bool IsClash(EventLink link) => link.Type is LinkType.Denies or LinkType.Contradicts;

    public static IEnumerable<Clash> In(EventWeb web, Sides sides) =>
        from challenger in web.All
        from link in challenger.Body.Links
        where IsClash(link) && web.IsLive(challenger)
        let target = web.Find(link.To)
        where target is not null && target.Id != challenger.Id && web.IsLive(target) && (web.IsInScope(challenger) || web.IsInScope(target))
        let axis = AxisOf(link, challenger, target)
        select new Clash
        {
            Axis = axis,
            Target = target,
            Challenger = challenger,
            Positions = [.. sides.Upholding(target, axis), .. sides.Of(challenger)],
            Basis = ContradictionBasis.Link,
        };

    /// <summary>The link's own axis; else, of a statement that is denied, the one on which it was made, or on which the answer is.</summary>
    public static ClaimAxis AxisOf(EventLink link, DossierEvent challenger, DossierEvent target) =>
        link.Axis ?? (target.Body.Details.Spoken is null ? null : Own(target) ?? Own(challenger)) ?? Questions.UsualAxis(target);

    private static ClaimAxis? Own(DossierEvent one) => one.Body.Links.FirstOrDefault(l => l is { Type: LinkType.About, Axis: not null })?.Axis;
}
