using ConflictEvents.Sources;

namespace ConflictEvents.Redactions;

/// <summary>Sources.</summary>
internal sealed class SourceRoom() : RedactionRoom<SourceRevision, Guid, SourceBody>(SourceRevision.Table, new SourceBodyRules(), Guid.Parse)
{
    public static SourceRoom Instance { get; } = new();

    protected override string Columns(SourceRevision row, string document, string? publicDocument) => SourceColumns.Of(Body(document));
}
