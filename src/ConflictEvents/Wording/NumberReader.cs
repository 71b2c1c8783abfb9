namespace ConflictEvents.Wording;

/// <summary>Reads the whole numbers that a text states in English or in digits.</summary>
public static class NumberReader
{
    /// <summary>The numbers of the text from left to right; the longest reading counts, and none overlap.</summary>
    public static IReadOnlyList<NumberMention> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [];
    }
}
