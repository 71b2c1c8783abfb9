using ConflictEvents.Events;

namespace ConflictEvents.Redactions;

/// <summary>Events.</summary>
internal sealed class EventRoom() : RedactionRoom<EventRevision, Guid, EventBody>(EventRevision.Table, new EventBodyRules(), Guid.Parse)
{
    public static EventRoom Instance { get; } = new();

    protected override string Columns(EventRevision row, string document, string? publicDocument) => EventColumns.Of(row, document, publicDocument);
}
