namespace ConflictEvents.Events.Diff;

/// <summary>An event that does not match any more, or is not to be seen any more. Nothing else is told of it.</summary>
/// <param name="Id">The event.</param>
public sealed record LeftEvent(string Id);
