namespace ConflictEvents.Keys;

/// <summary>Some keys, and how to go on.</summary>
/// <param name="Items">The keys, by id.</param>
/// <param name="Next">The token of the next page; left out on the last one.</param>
public sealed record KeyPage(IReadOnlyList<KeyView> Items, string? Next);
