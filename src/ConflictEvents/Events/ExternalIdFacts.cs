namespace ConflictEvents.Events;

/// <summary>Which event has which name in other systems. What events that are about to be stored claim and give up is kept for <see cref="ExternalIdNames.SaveAsync"/>.</summary>
/// <param name="rows">The names that these events have, and who has those that they claim.</param>
internal sealed class ExternalIdFacts(IReadOnlyList<ExternalIdRow> rows)
{
    private readonly Dictionary<(string System, string Id), Guid> holders = rows.ToDictionary(r => (r.System, r.ExternalId), r => r.Event);
    private readonly Dictionary<Guid, HashSet<(string System, string Id)>> held = rows.GroupBy(r => r.Event).ToDictionary(g => g.Key, g => g.Select(r => (r.System, r.ExternalId)).ToHashSet());

    /// <summary>Names that are given up.</summary>
    public HashSet<(string System, string Id)> Released { get; } = [];

    /// <summary>Names that are claimed.</summary>
    public Dictionary<(string System, string Id), Guid> Claimed { get; } = [];

    public Guid? Holder(ExternalId name) => holders.TryGetValue((name.System, name.Id), out var id) ? id : null;

    /// <summary>None of the names may be another event's.</summary>
    public void Check(Guid id, IReadOnlyList<ExternalId> names)
    {
        for (var i = 0; i < names.Count; i++)
            if (Holder(names[i]) is { } taken && taken != id)
                throw new ConflictException("external_id_taken", $"The event {taken} has this external id; revise that one, or leave it out here.", $"/externalIds/{i}");
    }

    /// <summary>What was claimed and given up until now is stored by somebody else.</summary>
    public void LeaveToOthers()
    {
        Claimed.Clear();
        Released.Clear();
    }

    /// <summary>The event keeps the names that it had: it will not be stored after all.</summary>
    public void Unclaim(Guid id) => Claim(id, [.. rows.Where(r => r.Event == id).Select(r => new ExternalId { System = r.System, Id = r.ExternalId })]);

    /// <summary>From now on the event has these names and no others.</summary>
    public void Claim(Guid id, IReadOnlyList<ExternalId> names)
    {
        var wanted = names.Select(n => (n.System, n.Id)).ToHashSet();
        var had = held.GetValueOrDefault(id) ?? [];
        foreach (var name in had.Except(wanted))
        {
            holders.Remove(name);
            if (!Claimed.Remove(name))
                Released.Add(name);
        }
        foreach (var name in wanted.Except(had))
            holders[name] = Claimed[name] = id;
        held[id] = wanted;
    }
}
