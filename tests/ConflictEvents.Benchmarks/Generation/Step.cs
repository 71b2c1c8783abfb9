namespace ConflictEvents.Benchmarks.Generation;

/// <summary>One revision of one event, at its place in the ledger.</summary>
/// <param name="Event">The event's number.</param>
/// <param name="Revision">The revision, from 1.</param>
/// <param name="IsLast">Whether it is the current one.</param>
/// <param name="Moment">When it was recorded.</param>
/// <param name="Position">Its position.</param>
/// <param name="SupersededAt">The position of the next; 0 where there is none.</param>
internal readonly record struct Step(int Event, short Revision, bool IsLast, DateTimeOffset Moment, long Position, long SupersededAt);
