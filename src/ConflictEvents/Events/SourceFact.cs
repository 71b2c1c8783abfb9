namespace ConflictEvents.Events;

/// <summary>What a citation has to know of its source.</summary>
/// <param name="Cited">What is derived from it for the event.</param>
/// <param name="HasText">Whether its text is stored.</param>
/// <param name="IsEnglish">Whether its numbers can be read as English ones.</param>
internal sealed record SourceFact(CitedSource Cited, bool HasText, bool IsEnglish);
