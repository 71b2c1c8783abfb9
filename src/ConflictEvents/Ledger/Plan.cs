namespace ConflictEvents.Ledger;

/// <summary>What a writer decided to do, after it looked at the record's present state.</summary>
internal abstract record Plan
{
    /// <summary>Nothing changes; the answer is the present revision.</summary>
    public sealed record Unchanged(string Record, string Id, int Revision) : Plan;

    /// <summary>Append these; the first one is the answer.</summary>
    public sealed record Append(IReadOnlyList<Entry> Entries) : Plan;

    /// <summary>One revision.</summary>
    public static Plan One(Entry entry) => new Append([entry]);
}
