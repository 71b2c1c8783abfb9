using ConflictEvents.Changes;

namespace ConflictEvents.Redactions;

/// <summary>A record that words were taken out of.</summary>
/// <param name="Record">Its type.</param>
/// <param name="Id">Its id; of an actor the slug.</param>
/// <param name="Revision">Its current revision: after the redaction, or in a dry run now.</param>
public sealed record SweptRecord(RecordType Record, string Id, int Revision);
