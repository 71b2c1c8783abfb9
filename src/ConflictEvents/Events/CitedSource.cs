namespace ConflictEvents.Events;

/// <summary>What events have to know of a source that they cite.</summary>
/// <param name="Id">The source.</param>
/// <param name="IsPrivate">Whether readers may not know whose it is.</param>
/// <param name="ReportedAt">From when on it could be known: its publication; of a day without a time, the day's end (UTC).</param>
internal sealed record CitedSource(Guid Id, bool IsPrivate, DateTimeOffset? ReportedAt);
