namespace ConflictEvents.Events.Duplicates;

/// <summary>An event that is to be compared with another.</summary>
/// <param name="Id">The event.</param>
/// <param name="Number">Its present revision.</param>
/// <param name="Most">The most that days, place and actors can speak for it, as far as its columns tell.</param>
/// <param name="Document">Its document, as far as the caller may know it.</param>
internal sealed record DuplicateCandidate(Guid Id, int Number, double Most, string Document);
