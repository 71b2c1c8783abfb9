namespace ConflictEvents.Audit;

/// <summary>Some entries of the audit, and how to go on.</summary>
/// <param name="Items">The entries, the latest first.</param>
/// <param name="Next">The token of the next page; left out on the last one.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Items, string? Next);
