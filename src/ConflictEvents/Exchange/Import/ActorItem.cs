using System.Text.Json;
using ConflictEvents.Actors;
using ConflictEvents.Ledger;

namespace ConflictEvents.Exchange.Import;

/// <summary>An actor on its way into the ledger.</summary>
internal sealed class ActorItem(RecordLine.Actor line) : BulkItem(line.Line)
{
    private ActorProposal? proposal;

    public override RecordTable Table => ActorRevision.Table;

    public override string? StatedId => line.Body.Slug;

    public string? MemberOf => line.Body.MemberOf;

    protected override bool IsNamedOnly => line.IsNamedOnly;

    protected override JsonElement? StatedRevision => line.Body.Revision;

    public override void DemandShape() => ActorProposal.Of(line.Body.Slug, line.Body, null);

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
        proposal = new ActorProposal(Id, KeptMarks.In(line.Body, Current), Current);
    }
}
