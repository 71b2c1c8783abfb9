using ConflictEvents.Disputes;
using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Dossiers;

/// <summary>Where the events of a dossier contradict each other: the disputes that editors opened, and what follows from the records beside them.</summary>
internal static class Contradictions
{
    /// <param name="web">The events.</param>
    /// <param name="holders">Who holds what.</param>
    /// <param name="disputes">The disputes about them.</param>
    /// <param name="visible">The events that the caller may see, of those that the disputes name.</param>
    public static IReadOnlyList<Contradiction> Of(EventWeb web, Holders holders, IReadOnlyList<DossierDispute> disputes, IReadOnlySet<Guid> visible)
    {
        var sides = new Sides(web, holders);
        List<Clash> clashes = [.. LinkClashes.In(web, sides), .. StanceClashes.In(web, sides), .. FigureClashes.In(web, sides), .. AccountClashes.In(web, sides), .. VerificationClashes.In(web, sides)];
        var telling = clashes.Where(c => !c.IsVague).ToList();
        var open = clashes.Where(c => !disputes.Any(d => c.IsCoveredBy(d, web)) && !(c.IsVague && IsExplained(c, web, telling, disputes)));
        return [.. disputes.Select(d => Stored(d, visible)).Concat(Together(open).Select(c => Derived(c, web)))
            .OrderBy(c => c.State).ThenBy(c => c.Axis).ThenBy(c => c.Dispute is null).ThenBy(c => c.Dispute).ThenBy(c => c.Question, StringComparer.Ordinal)];
    }

    // Disputed harm is who and how many: a contradiction on either says why.
    private static bool IsExplained(Clash vague, EventWeb web, IReadOnlyList<Clash> telling, IReadOnlyList<DossierDispute> disputes)
    {
        ClaimAxis[] axes = vague.Axis == ClaimAxis.VictimStatus ? [ClaimAxis.VictimStatus, ClaimAxis.Number] : [vague.Axis];
        return telling.Any(t => axes.Contains(t.Axis) && t.Concerns(vague.Target, web))
            || disputes.Any(d => d.Body.State == DisputeState.Open && axes.Contains(d.Body.Axis!.Value)
                && (d.Named.Contains(vague.Target.Id) || web.Touches(vague.Target, d.Body.Event)));
    }

    private static Contradiction Stored(DossierDispute dispute, IReadOnlySet<Guid> visible) => new()
    {
        Axis = dispute.Body.Axis!.Value,
        Question = dispute.Body.Question,
        Positions = [.. dispute.Body.Positions.Select(p => p with { Events = [.. p.Events.Where(visible.Contains)] })],
        State = dispute.Body.State,
        Resolution = dispute.Body.Resolution,
        Dispute = dispute.Id,
        Basis = [ContradictionBasis.Dispute],
    };

    // One question has many who answer it: what shares an axis and an event is one contradiction.
    private static IEnumerable<List<Clash>> Together(IEnumerable<Clash> clashes)
    {
        List<(HashSet<Guid> Events, List<Clash> Clashes)> groups = [];
        foreach (var clash in clashes)
        {
            var same = groups.Where(g => g.Clashes[0].Axis == clash.Axis && g.Events.Overlaps(clash.Events)).ToList();
            if (same.Count == 0)
                groups.Add(([.. clash.Events], [clash]));
            else
                Join(same, clash, groups);
        }
        return groups.Select(g => g.Clashes);
    }

    private static void Join(List<(HashSet<Guid> Events, List<Clash> Clashes)> same, Clash clash, List<(HashSet<Guid> Events, List<Clash> Clashes)> groups)
    {
        same[0].Events.UnionWith(clash.Events);
        same[0].Clashes.Add(clash);
        foreach (var other in same.Skip(1))
        {
            same[0].Events.UnionWith(other.Events);
            same[0].Clashes.AddRange(other.Clashes);
            groups.Remove(other);
        }
    }

    private static Contradiction Derived(List<Clash> clashes, EventWeb web)
    {
        var target = (clashes.Find(c => web.IsCore(c.Target)) ?? clashes[0]).Target;
        return new()
        {
            Axis = clashes[0].Axis,
            Question = Questions.Of(clashes[0].Axis, target, web),
            Positions = [.. clashes.SelectMany(c => c.Positions).GroupBy(p => (p.Holder, p.Value))
                .Select(p => p.First() with { Events = [.. p.SelectMany(same => same.Events).Distinct()] })],
            State = clashes.Exists(c => c.IsSettled) ? DisputeState.Resolved : DisputeState.Open,
            Basis = [.. clashes.Select(c => c.Basis).Distinct().Order()],
        };
    }
}
