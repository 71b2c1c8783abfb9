namespace ConflictEvents.Events;

/// <summary>Citations held against their sources.</summary>
/// <param name="Citations">The citations with offsets and checks filled in.</param>
/// <param name="Sources">Their sources.</param>
/// <param name="TextStored">Whether the text of a cited source is stored, so that wording can be held against it.</param>
/// <param name="OtherLanguage">Whether one of those texts is not English, so that its numbers may not be read.</param>
internal sealed record CheckedCitations(IReadOnlyList<Citation> Citations, IReadOnlyList<CitedSource> Sources, bool TextStored, bool OtherLanguage);
