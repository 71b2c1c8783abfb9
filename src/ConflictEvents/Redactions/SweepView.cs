namespace ConflictEvents.Redactions;

/// <summary>Which records lost words.</summary>
/// <param name="Records">The records, by type and id; in a dry run those that would.</param>
/// <param name="Refused">Records that hold the words still, and why.</param>
/// <param name="More">Whether there may be more: send the same again, until it is false.</param>
public sealed record SweepView(IReadOnlyList<SweptRecord> Records, IReadOnlyList<SweepRefusal> Refused, bool More);
