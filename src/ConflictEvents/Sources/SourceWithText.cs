namespace ConflictEvents.Sources;

/// <summary>A source and its text, where one is stored.</summary>
internal sealed record SourceWithText(SourceRevision Source, string? Text);
