namespace ConflictEvents.Tool.Mirrors;

/// <summary>How far a mirror has come. It is committed together with the rows that it speaks of.</summary>
/// <param name="Epoch">Which life of the ledger the mirror is a copy of.</param>
/// <param name="Query">Which records it holds; two queries never share a mirror.</param>
/// <param name="Position">The position as of which the rows stand; while a snapshot is being read, that of the snapshot.</param>
/// <param name="Snapshot">How far the snapshot is read; null when it is whole.</param>
internal sealed record MirrorState(string Epoch, string Query, long Position, SnapshotState? Snapshot);

/// <summary>How far a snapshot is read.</summary>
/// <param name="Record">The type being read; those before it are whole.</param>
/// <param name="After">The last record of it that the mirror has; null for none.</param>
internal sealed record SnapshotState(string Record, string? After);
