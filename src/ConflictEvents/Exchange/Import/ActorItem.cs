using System.Text.Json;
using ConflictEvents.Actors;
using ConflictEvents.Ledger;

namespace ConflictEvents.Exchange.Import;

/// <summary>An actor on its way into the ledger.</summary>
internal sealed class ActorItem(RecordLine.Actor read) : BulkItem(read)
{
    private ActorProposal? proposal;

    public override RecordTable Table => ActorRevision.Table;

    public override string? StatedId => Its.Body.Slug;

    public string? MemberOf => Its.Body.MemberOf;

    protected override bool IsNamedOnly => Its.IsNamedOnly;

    protected override JsonElement? StatedRevision => Its.Body.Revision;

    private RecordLine.Actor Its => (RecordLine.Actor)Read;

    public override void DemandShape() => ActorProposal.Of(Its.Body.Slug, Its.Body, null);

    public override void Announce(BulkFacts facts) => facts.Events.Named.Add(Id);

    public override void Withdraw(BulkFacts facts)
    {
        if (Current is null)
            facts.Events.Named.Remove(Id);
    }

    public override void Bring(BulkFacts facts) => Announce(facts);

    public override void Check(BulkFacts facts) => Entry = proposal!.EntryOf(facts.Events.Named);

    protected override IEnumerable<RecordName> NamesIn() => MemberOf is { } slug ? [new(Table.Record, slug)] : [];

    protected override void ProposeOn(BulkState state)
    {
        ActorProposal.DemandUnmerged(Current);
        proposal = new ActorProposal(Id, KeptMarks.In(Its.Body, Current), Current);
    }
}
