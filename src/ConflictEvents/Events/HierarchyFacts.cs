namespace ConflictEvents.Events;

/// <summary>What is part of what, and what supersedes what, as far up as some events reach; keeps both free of circles.</summary>
/// <param name="above">By type and event, the events that it leads to.</param>
internal sealed class HierarchyFacts(Dictionary<(string Type, Guid From), List<Guid>> above)
{
    /// <summary>Every step of an event upwards, also that of a tally's <c>partOf</c>.</summary>
    public static IReadOnlyList<(string Type, Guid To, string Pointer)> StepsOf(EventBody body) =>
    [
        .. body.Links.Select((l, i) => (Type: l.Type == LinkType.PartOf ? "part_of" : l.Type == LinkType.Supersedes ? "supersedes" : "", l.To, Pointer: $"/links/{i}/to")).Where(s => s.Type != ""),
        .. body.Details.Events().Select(e => ("part_of", e.Id, "/details" + e.Pointer)),
    ];

    public void Check(Guid id, EventBody body, List<RuleFailure> failures)
    {
        foreach (var (type, to, pointer) in StepsOf(body))
            if (to == id || Leads(to, id, type))
                failures.Add(new(pointer, "circle", $"closes a circle: {to} is itself, directly or through others, {type.Replace('_', ' ')} this event"));
    }

    /// <summary>The steps of an event that is about to be stored take the place of those that it had.</summary>
    public void Replace(Guid id, EventBody body)
    {
        above.Remove(("part_of", id));
        above.Remove(("supersedes", id));
        foreach (var (type, to, _) in StepsOf(body))
            (above.TryGetValue((type, id), out var steps) ? steps : above[(type, id)] = []).Add(to);
    }

    private bool Leads(Guid from, Guid to, string type)
    {
        var seen = new HashSet<Guid> { from };
        var left = new Stack<Guid>([from]);
        while (left.TryPop(out var at))
        {
            foreach (var next in above.GetValueOrDefault((type, at)) ?? [])
            {
                if (next == to)
                    return true;
                if (seen.Add(next))
                    left.Push(next);
            }
        }
        return false;
    }
}
