using System.Text.Json;
using ConflictEvents.Ledger;
using ConflictEvents.Sources;

namespace ConflictEvents.Exchange.Import;

/// <summary>A source on its way into the ledger.</summary>
internal sealed class SourceItem(RecordLine.Source read) : BulkItem(read)
{
    private SourceProposal? shape;
    private SourceProposal? proposal;

    public override RecordTable Table => SourceRevision.Table;

    public override string? StatedId => Its.Body.Id?.ToString();

    public string Publisher => Its.Body.Publisher;

    /// <summary>The hash of its text. Only of a line in shape.</summary>
    public string? Hash => shape!.Text.Hash;

    public Guid? Supersedes => Its.Body.Supersedes;

    public SourceProposal Proposal => proposal!;

    public PlannedSource? Planned { get; private set; }

    /// <summary>The text to store with it; null where there is none, or one is stored already.</summary>
    public SourceText? NewText => Current is null && proposal!.Text.Text is { } text ? new SourceText { Id = proposal.Id, Text = text } : null;

    protected override bool IsNamedOnly => Its.IsNamedOnly;

    protected override JsonElement? StatedRevision => Its.Body.Revision;

    private RecordLine.Source Its => (RecordLine.Source)Read;

    public override void DemandShape() => shape = SourceProposal.Of(Its.Body.Id ?? Guid.Empty, Its.Body, null);

    public override void Announce(BulkFacts facts) => facts.Sources.Add(Guid.Parse(Id));

    public override void Withdraw(BulkFacts facts)
    {
        if (Current is null)
            facts.Sources.Remove(Guid.Parse(Id));
    }

    public override void Check(BulkFacts facts)
    {
        Planned = proposal!.Plan(facts.Sources, facts.Now);
        Entry = Planned.Entry;
    }

    public override void Bring(BulkFacts facts)
    {
        Announce(facts);
        facts.Events.Cited.Add(Planned!.Fact, NewText?.Text);
        facts.Sources.Add(Publisher, SourceFactsReader.HashOf(proposal!), proposal!.Id);
    }

    protected override IEnumerable<RecordName> NamesIn() => Supersedes is { } other ? [new(Table.Record, other.ToString())] : [];

    protected override void ProposeOn(BulkState state) => proposal = shape! with { Id = Guid.Parse(Id), Body = KeptMarks.In(Its.Body with { Id = Guid.Parse(Id) }, Current), Current = Current };
}
