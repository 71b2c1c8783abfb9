using System.Text;

namespace ConflictEvents.Wording;

/// <summary>Counts and cuts texts by code point, the unit of every offset in the record; a lone surrogate counts as one.</summary>
public static class CodePoints
{
    /// <summary>How many code points the text has.</summary>
    public static int Count(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var count = 0;
        for (var at = 0; at < text.Length; count++)
            at += WidthAt(text, at);
        return count;
    }

    /// <summary>The text between two code points.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span does not lie within the text.</exception>
    public static string Slice(string text, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(span.Start);
        ArgumentOutOfRangeException.ThrowIfLessThan(span.End, span.Start);
        var start = Advance(text, 0, span.Start);
        var end = Advance(text, start, span.End - span.Start);
        return text[start..end];
    }

    internal static int WidthAt(string text, int at)
    {
        Rune.DecodeFromUtf16(text.AsSpan(at), out _, out var width);
        return width;
    }

    private static int Advance(string text, int from, int codePoints)
    {
        var at = from;
        for (var passed = 0; passed < codePoints; passed++)
        {
            if (at >= text.Length)
                throw new ArgumentOutOfRangeException(nameof(codePoints), "The span ends beyond the text.");
            at += WidthAt(text, at);
        }
        return at;
    }
}
