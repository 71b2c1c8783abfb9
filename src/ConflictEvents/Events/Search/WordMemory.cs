using System.Collections.Concurrent;

namespace ConflictEvents.Events.Search;

/// <summary>The chunks of text that came lately: of two lots, the older one is let go of when the younger one is full.</summary>
internal sealed class WordMemory
{
    private const int MostOfLot = 6_000;
    private readonly Lock turning = new();
    private readonly ConcurrentDictionary<string, WordChunk.Lexeme> lexemes = new(StringComparer.Ordinal);
    private Lot young = new();
    private Lot old = new();
    private int numbers;

    /// <summary>A chunk; one that is news has not been read yet.</summary>
    public WordChunk Of(ReadOnlySpan<char> text)
    {
        var lot = Volatile.Read(ref young);
        return lot.Find(text) ?? Keep(lot, Volatile.Read(ref old).Find(text) ?? new WordChunk(text.ToString()));
    }

    /// <summary>A word of a search vector, as one is written.</summary>
    public WordChunk.Lexeme Lexeme(string quoted) => lexemes.GetOrAdd(quoted, q => new(Interlocked.Increment(ref numbers), q));

    private WordChunk Keep(Lot lot, WordChunk chunk)
    {
        var kept = lot.Keep(chunk);
        if (lot.IsFull)
            Turn(lot);
        return kept;
    }

    private void Turn(Lot full)
    {
        lock (turning)
        {
            if (young != full)
                return;
            // A word that is met again has another number then: the database takes the two for one.
            lexemes.Clear();
            Volatile.Write(ref old, full);
            Volatile.Write(ref young, new());
        }
    }

    private sealed class Lot
    {
        private readonly ConcurrentDictionary<string, WordChunk> chunks = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, WordChunk>.AlternateLookup<ReadOnlySpan<char>> bySpan;
        private int count;

        public Lot() => bySpan = chunks.GetAlternateLookup<ReadOnlySpan<char>>();

        public bool IsFull => count >= MostOfLot;

        public WordChunk? Find(ReadOnlySpan<char> text) => bySpan.TryGetValue(text, out var chunk) ? chunk : null;

        public WordChunk Keep(WordChunk chunk)
        {
            var kept = chunks.GetOrAdd(chunk.Text, chunk);
            if (kept == chunk)
                Interlocked.Increment(ref count);
            return kept;
        }
    }
}
