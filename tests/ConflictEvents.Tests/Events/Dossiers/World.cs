using System.Globalization;
using ConflictEvents.Disputes;
using ConflictEvents.Events;
using ConflictEvents.Events.Dossiers;
using ConflictEvents.Kinds;

namespace ConflictEvents.Tests.Events.Dossiers;

/// <summary>Events around a strike, as few words as a test needs; the strike itself is number 0.</summary>
internal sealed class World
{
    private readonly List<DossierEvent> events = [];
    private readonly List<DossierDispute> disputes = [];

    public World(EventDetails? root = null, Verification? verification = null) => Add(root ?? Given.Strike(), verification: verification);

    public Guid Root => events[0].Id;

    public EventWeb Web { get; private set; } = null!;

    public static Guid Id(int number) => Guid.Parse($"00000000-0000-7000-8000-{number.ToString("d12", CultureInfo.InvariantCulture)}");

    public Guid Tally(string raw, Qualifier qualifier, Func<CasualtyTally, CasualtyTally>? with = null, params EventLink[] links)
    {
        var tally = (CasualtyTally)Given.Tally(Given.Figure(raw, qualifier)).Complete();
        return Add(with is null ? tally : with(tally), links.Length > 0 ? links : [Link(LinkType.Counts, Root)]);
    }

    public Guid Statement(string words, Stance? stance = null, string speaker = "north", params EventLink[] links) =>
        Add(Given.Statement() with { Content = words, Stance = stance, Speakers = [new() { Actor = speaker }] }, links.Length > 0 ? links : [Link(LinkType.About, Root)]);

    public Guid Add(EventDetails details, EventLink[]? links = null, Verification? verification = null, params Citation[] citations)
    {
        var id = Id(events.Count);
        var body = Given.Event(details) with { Title = $"Event {events.Count}", Links = links ?? [], Verification = verification, Citations = citations };
        events.Add(new(id, body, new() { Id = id.ToString(), Revision = 1, Position = events.Count + 1, RecordedAt = default, ChangeReason = "created", Lifecycle = "published", Document = "{}", IsFull = false }));
        return id;
    }

    public void Dispute(ClaimAxis axis, DisputeState state, Guid about, params Guid[] events) => disputes.Add(new(Id(1000 + disputes.Count), new()
    {
        Event = about,
        Axis = axis,
        Question = "As an editor put it?",
        State = state,
        Positions = [new() { Holder = "North", Value = "So.", Events = events }, new() { Holder = "South", Value = "Not so." }],
    }));

    public static EventLink Link(LinkType type, Guid to, ClaimAxis? axis = null) => new() { Type = type, To = to, Axis = axis };

    public Dossier Dossier(IReadOnlyDictionary<Guid, string>? publishers = null)
    {
        Web = new(events[0]);
        Web.Add(events.Skip(1));
        var holders = new Holders(publishers ?? new Dictionary<Guid, string>());
        return DossierPages.Of(Web, holders, Contradictions.Of(Web, holders, disputes, events.Select(e => e.Id).ToHashSet()), truncated: false);
    }

    public IReadOnlyList<Contradiction> Contradictory() => Dossier().Contradictions;

    /// <summary>Each contradiction in a line: axis, state, and who holds what.</summary>
    public IEnumerable<string> Lines() =>
        Contradictory().Select(c => $"{c.Axis} {c.State}: {string.Join(" | ", c.Positions.Select(p => $"{p.Holder} {p.Value}"))}");
}
