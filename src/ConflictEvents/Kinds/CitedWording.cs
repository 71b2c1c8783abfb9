using ConflictEvents.Wording;

namespace ConflictEvents.Kinds;

/// <summary>What the citations of an event put before the details to be compared with.</summary>
/// <param name="Excerpts">The text of every excerpt.</param>
/// <param name="TextStored">Whether the text of one of the cited sources is stored, so that the wording can be held to it.</param>
internal sealed record CitedWording(IReadOnlyList<string> Excerpts, bool TextStored)
{
    /// <summary>
    /// Whether one of those stored texts is in another language than English. Number words are read in English only, so
    /// that a figure without a number that can be read is then taken as sent.
    /// </summary>
    public bool OtherLanguage { get; init; }

    /// <summary>The details as they stand, where words were taken out of the event: what stands is not held against excerpts that have lost words.</summary>
    public EventDetails? Stands { get; init; }

    /// <summary>Whether an excerpt has these words, typography folded.</summary>
    public bool Contains(string words) => Excerpts.Any(excerpt => ExcerptMatcher.Contains(excerpt, words));
}
