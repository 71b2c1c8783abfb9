namespace ConflictEvents.Ledger;

/// <summary>What a writer decided to do, after it looked at the record's present state.</summary>
internal abstract record Plan
{
    /// <summary>Nothing changes; the answer is the present revision.</summary>
    public sealed record Unchanged(string Record, string Id, int Revision) : Plan;

    /// <summary>Append these; the first one is the answer.</summary>
    public sealed record Append(IReadOnlyList<Entry> Entries) : Plan;

    /// <summary>Content goes for good: each record is taken out in a block of positions, put back without it in a second one, and its old revisions are emptied.</summary>
    /// <param name="Taken">The changes that take the records out; the first one is the redaction.</param>
    /// <param name="Put">The changes that put back those that stand; the first one is the answer.</param>
    /// <param name="Rows">The revisions that lose content.</param>
    /// <param name="Beside">Clears what is kept beside the records.</param>
    public sealed record Redact(IReadOnlyList<Entry> Taken, IReadOnlyList<Entry> Put, IReadOnlyList<Rewritten> Rows, Func<CancellationToken, Task> Beside) : Plan;

    /// <summary>One revision.</summary>
    public static Plan One(Entry entry) => new Append([entry]);
}
