namespace ConflictEvents.Redactions;

/// <summary>A record with what is to go out of it.</summary>
internal sealed record RedactionTarget(RedactionRoom Room, string Id, IDocumentRedaction Redaction);
