using ConflictEvents.Disputes;

namespace ConflictEvents.Redactions;

/// <summary>Disputes.</summary>
internal sealed class DisputeRoom() : RedactionRoom<DisputeRevision, Guid, DisputeBody>(DisputeRevision.Table, new DisputeBodyRules(), Guid.Parse)
{
    public static DisputeRoom Instance { get; } = new();

    protected override string Columns(DisputeRevision row, string document, string? publicDocument) => DisputeColumns.Of(Body(document));
}
