using ConflictEvents.Client;

namespace ConflictEvents.Tool.Mirrors;

/// <summary>What one position of the feed does to a mirror.</summary>
/// <param name="Record">The type of record.</param>
/// <param name="Id">Which one.</param>
/// <param name="Position">The position.</param>
/// <param name="Action">The feed's word for it.</param>
/// <param name="Row">What stands from now on; null where the record goes.</param>
internal sealed record MirrorChange(RecordType Record, string Id, long Position, string Action, MirrorRow? Row);
