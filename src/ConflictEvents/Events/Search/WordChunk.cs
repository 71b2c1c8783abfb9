namespace ConflictEvents.Events.Search;

/// <summary>A piece of text without spaces, and what the database makes of it once it has been asked.</summary>
/// <param name="text">The piece.</param>
internal sealed class WordChunk(string text)
{
    private volatile Reading? reading;

    public string Text => text;

    public bool IsRead => reading is not null;

    /// <summary>The words as they are.</summary>
    public Part Exact => reading!.Exact;

    /// <summary>The English stems; none of a word that English passes over.</summary>
    public Part English => reading!.English;

    /// <summary>Sets what the database makes of it; that is the same whoever asks.</summary>
    public void Read(Part exact, Part english) => reading = new(exact, english);

    /// <summary>One of the two.</summary>
    /// <param name="Lexemes">What is found, each with its place in the chunk, from 1.</param>
    /// <param name="Places">How many places the chunk takes.</param>
    internal readonly record struct Part((Lexeme Lexeme, int Place)[] Lexemes, int Places);

    /// <summary>A word of a search vector.</summary>
    /// <param name="Number">Its own number: words are told apart by it.</param>
    /// <param name="Quoted">The word, as a search vector is written.</param>
    internal sealed record Lexeme(int Number, string Quoted);

    private sealed record Reading(Part Exact, Part English);
}
