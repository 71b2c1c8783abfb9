namespace ConflictEvents.Kinds;

/// <summary>What the citations of an event put before the details to be compared with.</summary>
/// <param name="Excerpts">The text of every excerpt.</param>
/// <param name="TextStored">Whether the text of one of the cited sources is stored, so that the wording can be held to it.</param>
internal sealed record CitedWording(IReadOnlyList<string> Excerpts, bool TextStored);
