namespace ConflictEvents.Events.Dossiers;

/// <summary>
/// The events of a dossier and how they hang together. Its core is the event itself and its parts, whose neighbours belong
/// to it, and so do the neighbours of claims; every event is in it once, so that links may run in circles.
/// </summary>
internal sealed class EventWeb
{
    private readonly Dictionary<Guid, DossierEvent> events = [];
    private readonly HashSet<Guid> core = [];
    private IReadOnlyList<DossierEvent>? ordered;
    private ILookup<Guid, Guid>? successors;

    public EventWeb(DossierEvent root)
    {
        Root = root;
        events.Add(root.Id, root);
        core.Add(root.Id);
    }

    public DossierEvent Root { get; }

    /// <summary>All events, the event itself among them, by the day on which they occurred.</summary>
    public IReadOnlyList<DossierEvent> All => ordered ??= [.. events.Values.OrderBy(e => e.Body.Time.From ?? DateOnly.MaxValue).ThenBy(e => e.Id)];

    public IReadOnlyCollection<Guid> Ids => events.Keys;

    public DossierEvent? Find(Guid id) => events.GetValueOrDefault(id);

    public bool IsCore(DossierEvent one) => core.Contains(one.Id);

    /// <summary>Whether it links to the event itself or a part of it.</summary>
    public bool IsOnCore(DossierEvent one) => core.Any(one.LinksTo);

    /// <summary>Whether contradictions of it are those of the dossier; what the event merely follows or belongs to has its own.</summary>
    public bool IsInScope(DossierEvent one) => one.IsClaim || IsCore(one);

    /// <summary>Takes events in, and answers those whose neighbours are to be read next.</summary>
    public IReadOnlyList<DossierEvent> Add(IEnumerable<DossierEvent> found)
    {
        var fresh = found.Where(e => events.TryAdd(e.Id, e)).ToList();
        (ordered, successors) = (null, null);
        var parts = AddParts();
        return [.. fresh.Where(e => e.IsClaim).Union(parts)];
    }

    /// <summary>The events that replace this one.</summary>
    public IReadOnlyList<Guid> SupersededBy(DossierEvent one) => [.. Successors[one.Id].Distinct()];

    /// <summary>Whether what it says still counts. Of the event itself that is asked whatever replaced it.</summary>
    public bool IsLive(DossierEvent one) => one.Id == Root.Id || SupersededBy(one).Count == 0;

    /// <summary>Whether an event is another, or one of the two links to the other.</summary>
    public bool Touches(DossierEvent one, Guid other) => one.Id == other || one.LinksTo(other) || Find(other)?.LinksTo(one.Id) == true;

    /// <summary>The links by which an event hangs together with others: its own, and those of the core to it.</summary>
    public IReadOnlyList<DossierLink> LinksOf(DossierEvent one) =>
    [
        .. Links(one).Where(l => l.Event != one.Id && events.ContainsKey(l.Event)),
        .. All.Where(e => e.Id != one.Id && IsCore(e)).SelectMany(e => Links(e).Where(l => l.Event == one.Id).Select(l => l with { Direction = LinkDirection.In, Event = e.Id })),
    ];

    private ILookup<Guid, Guid> Successors => successors ??= (
        from successor in All
        from link in successor.Body.Links
        where link.Type == LinkType.Supersedes && link.To != successor.Id
        select (Old: link.To, New: successor.Id)).ToLookup(s => s.Old, s => s.New);

    private static IEnumerable<DossierLink> Links(DossierEvent one)
    {
        foreach (var link in one.Body.Links)
            yield return new() { Type = link.Type!.Value, Direction = LinkDirection.Out, Event = link.To, Axis = link.Axis, Note = link.Note };
        if (one.Body.Details.Counted?.PartOf is { } part)
            yield return new() { Type = LinkType.PartOf, Direction = LinkDirection.Out, Event = part.Tally, Relation = part.Relation };
    }

    // A part may have come in before what it is a part of, by another link.
    private List<DossierEvent> AddParts()
    {
        List<DossierEvent> parts = [];
        while (All.Where(e => !IsCore(e) && e.Body.Links.Any(l => l.Type == LinkType.PartOf && core.Contains(l.To))).ToList() is { Count: > 0 } next)
        {
            parts.AddRange(next);
            core.UnionWith(next.Select(e => e.Id));
        }
        return parts;
    }
}
