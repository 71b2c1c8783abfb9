namespace ConflictEvents.Events.Search;

/// <summary>What `q` asks, as the database's own search queries.</summary>
/// <param name="Whole">All of it.</param>
/// <param name="Loose">The same, where the words of phrases may stand anywhere: an index alone tells that. Null where there is no phrase.</param>
/// <param name="Terms">Where it is plain words that must all be there: each word with its query.</param>
internal sealed record WordSelection(string Whole, string? Loose, IReadOnlyList<(string Word, string Query)> Terms);
