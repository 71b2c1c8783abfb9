namespace ConflictEvents.Events.Search;

/// <summary>What `q` asks, as the database's own search queries.</summary>
/// <param name="Whole">All of it.</param>
/// <param name="Terms">Where it is plain words that must all be there: each word with its query.</param>
internal sealed record WordSelection(string Whole, IReadOnlyList<(string Word, string Query)> Terms);
