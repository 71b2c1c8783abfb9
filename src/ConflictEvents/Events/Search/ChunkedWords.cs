namespace ConflictEvents.Events.Search;

/// <summary>The words of an event in chunks between spaces. What the database makes of a text follows from what it makes of those.</summary>
/// <param name="Words">The words.</param>
/// <param name="Title">Those of the title.</param>
/// <param name="Text">Those of the text.</param>
internal sealed record ChunkedWords(EventWords Words, IReadOnlyList<WordChunk> Title, IReadOnlyList<WordChunk> Text)
{
    private const int LongestChunk = 200;

    /// <summary>The words in chunks; null where the whole has to be read.</summary>
    public static ChunkedWords? Of(EventWords words, WordMemory memory) =>
        Chunks(words.Title, memory) is { } title && Chunks(words.Text, memory) is { } text ? new(words, title, text) : null;

    private static List<WordChunk>? Chunks(string text, WordMemory memory)
    {
        // Markup may go on behind a space; and a text that begins like a path (~/x, ./x) is read otherwise than behind a space.
        if (text.Length > 0 && !char.IsLetterOrDigit(text[0]) || text.Contains('<', StringComparison.Ordinal))
            return null;
        var chunks = new List<WordChunk>(1 + text.Length / 6);
        foreach (var range in text.AsSpan().SplitAny(' ', '\n', '\r', '\t'))
        {
            var chunk = text.AsSpan(range);
            if (chunk.Length > LongestChunk)
                return null;
            if (!chunk.IsEmpty)
                chunks.Add(memory.Of(chunk));
        }
        return chunks;
    }
}
