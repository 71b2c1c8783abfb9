using ConflictEvents.Wording;

namespace ConflictEvents.Redactions;

/// <summary>What a redaction does to the stored text of a source, and so to all excerpts of it.</summary>
/// <param name="Source">The source.</param>
/// <param name="Words">The words that go; none where all of the text does.</param>
/// <param name="Edited">The text without the words; null where none of them stands in it, or no text is stored.</param>
/// <param name="IsWhole">Whether all of it goes.</param>
internal sealed record SourceWords(Guid Source, WordRedaction Words, RedactedText? Edited, bool IsWhole)
{
    /// <summary>Whether there is anything to do.</summary>
    public bool IsAny => IsWhole || Edited is not null;

    public static SourceWords Of(Guid source, IReadOnlyList<string> texts, string? stored, bool isWhole)
    {
        var words = new WordRedaction(texts);
        return new(source, words, isWhole || stored is null ? null : words.Edited(stored), isWhole);
    }
}
