using System.Text.Json;
using System.Text.Json.Nodes;
using ConflictEvents.Events;
using ConflictEvents.Json;
using ConflictEvents.Ledger;
using ConflictEvents.Sources;

namespace ConflictEvents.Exchange.Import;

/// <summary>An event on its way into the ledger.</summary>
internal sealed class EventItem(RecordLine.Event read) : BulkItem(read)
{
    private EventBody body = read.Body;
    private (EventBody Body, IReadOnlyList<CitedSource> Sources) complete;

    /// <inheritdoc cref="RecordLine.Event"/>
    public bool IsIdDerived => Its.IsIdDerived;

    public override RecordTable Table => EventRevision.Table;

    public override string? StatedId => Its.Body.Id?.ToString();

    public Guid? StatedGuid => Its.Body.Id;

    /// <summary>Whether its id may give way to that of an event that has one of its external ids.</summary>
    public bool IsFound => Its.IsIdDerived || Its.Body.Id is null;

    public IReadOnlyList<ExternalId> ExternalIds => Its.Body.ExternalIds;

    /// <summary>What the file says of it, as JSON, with what follows from that: as it would be stored if nobody else had said anything.</summary>
    public string Said => Wire.Write((body with { Id = null }).Complete());

    /// <summary>What a file of the same data set said of it before; null where none did.</summary>
    public string? SaidBefore { get; set; }

    public EventProposal? Proposal { get; private set; }

    /// <summary>The event as it is to be stored.</summary>
    public EventBody Stored => complete.Body;

    protected override JsonElement? StatedRevision => Its.Body.Revision;

    private RecordLine.Event Its => (RecordLine.Event)Read;

    public override void DemandShape() => EventProposal.DemandShape(Its.Body);

    /// <summary>Links to derived ids lead to the events that those turned out to be.</summary>
    public void Rename(IReadOnlyDictionary<Guid, Guid> aliases) => body = EventNames.Renamed(Its.Body, aliases);

    public override void Announce(BulkFacts facts) => facts.Events.Named.Add(Guid.Parse(Id), Proposal!.Body.Details.Kind);

    public override void Withdraw(BulkFacts facts)
    {
        if (Current is null)
            facts.Events.Named.Remove(Guid.Parse(Id));
        facts.Events.ExternalIds.Unclaim(Guid.Parse(Id));
    }

    public override void Check(BulkFacts facts) => complete = EventGuard.Check(Proposal!, facts.Events, facts.Now);

    public override void Bring(BulkFacts facts)
    {
        Announce(facts);
        facts.Events.Hierarchy.Replace(Proposal!.Id, complete.Body);
        facts.Events.ExternalIds.Claim(Proposal.Id, complete.Body.ExternalIds);
    }

    public override void Complete() => Entry = Proposal!.EntryOf(complete.Body, complete.Sources);

    public override void Settle()
    {
        base.Settle();
        (Proposal, complete, body) = (null, default, null!);
    }

    protected override IEnumerable<RecordName> NamesIn() =>
    [
        .. EventActors.Of(body).Select(a => new RecordName(Actors.ActorRevision.Table.Record, a.Slug)),
        .. body.Citations.Select(c => new RecordName(SourceRevision.Table.Record, c.Source.ToString())),
        .. EventGuard.References(body).Select(r => new RecordName(Table.Record, r.Id.ToString())),
    ];

    protected override void ProposeOn(BulkState state)
    {
        var id = Guid.Parse(Id);
        Proposal = Its.IsIdDerived && Current is not null
            ? EventProposal.Of(id, Again(Current) with { Id = id }, Current, state.Caller, state.Desk)
            : EventProposal.Of(id, KeptMarks.In(body.Id is null ? body : body with { Id = id }, Current), Current, state.Caller, state.Desk, isInShape: true);
    }

    // The desk may have worked on it since: only what the file says otherwise than before is news. What the desk recorded itself
    // stays as it is when a file first names it.
    private EventBody Again(Present current)
    {
        var stands = JsonNode.Parse(current.Document)!.AsObject();
        // Of two publishers' files that name one event, neither is the other's newer word.
        if (SaidBefore is not null && JsonNode.Parse(SaidBefore)!.AsObject() is var before && JsonNode.Parse(Said)!.AsObject() is var now && JsonNode.DeepEquals(before["externalIds"], now["externalIds"]))
            FileNews.Apply(stands, before, now);
        return Wire.ReadStored<EventBody>(stands.ToJsonString(Wire.Options));
    }
}
