using ConflictEvents.Client;

namespace ConflictEvents.Tool.Mirrors;

/// <summary>One record of a mirror, as the server sent it.</summary>
internal sealed record MirrorRow(RecordType Record, string Id, int Revision, long Position, ReadOnlyMemory<byte> Document);
