using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Dossiers;

/// <summary>Statements that deny or contest what they are about.</summary>
internal static class StanceClashes
{
    public static IEnumerable<Clash> In(EventWeb web, Sides sides) =>
        from challenger in web.All
        let stance = challenger.Body.Details.Spoken?.Stance
        where stance is Stance.Denies or Stance.Contests && web.IsLive(challenger)
        from link in Toward(challenger)
        let target = web.Find(link.To)
        where target is not null && target.Id != challenger.Id && web.IsLive(target)
        let axis = link.Axis ?? Usual(stance.Value, target)
        select new Clash
        {
            Axis = axis,
            Target = target,
            Challenger = challenger,
            Positions = [.. sides.Upholding(target, axis), .. sides.Of(challenger)],
            Basis = ContradictionBasis.Stance,
        };

    // A statement that denies another one by a link takes its stance against that one, not against what both are about.
    private static IEnumerable<EventLink> Toward(DossierEvent challenger)
    {
        var links = challenger.Body.Links;
        var explained = links.Where(LinkClashes.IsClash).ToList();
        var about = links.Any(l => l.Type == LinkType.About)
            ? links.Where(l => l.Type == LinkType.About)
            : links.Where(l => l.Type is LinkType.ResponseTo or LinkType.OutcomeOf);
        return about.Where(l => explained.Count == 0 || l.Axis is not null && explained.TrueForAll(e => e.Axis is not null && e.Axis != l.Axis));
    }

    // Who contests does not say that it did not happen.
    private static ClaimAxis Usual(Stance stance, DossierEvent target) =>
        stance == Stance.Contests && target.Body.Details.Counted is null ? ClaimAxis.MeaningOfWords : Questions.UsualAxis(target);
}
