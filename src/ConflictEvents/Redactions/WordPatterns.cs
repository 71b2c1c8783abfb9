using System.Text;

namespace ConflictEvents.Redactions;

/// <summary>Patterns for `ilike any` that find every text in which words may stand: more than they should, never fewer.</summary>
internal static class WordPatterns
{
    // With so many letters that every database can fold, the others may be anything, composed or not.
    private const int FewestAscii = 3;

    public static string[] Of(IEnumerable<string> texts) => [.. texts.SelectMany(Of).Distinct()];

    private static IEnumerable<string> Of(string text)
    {
        var word = Words(text).MaxBy(w => w.Length) ?? text;
        return word.Count(char.IsAscii) >= FewestAscii
            ? [$"%{string.Concat(word.Select(c => char.IsAscii(c) ? c : '%'))}%"]
            // Cases of other scripts are not folded by every database.
            : [$"%{word}%", $"%{word.ToLowerInvariant()}%", $"%{word.ToUpperInvariant()}%", $"%{char.ToUpperInvariant(word[0])}{word[1..].ToLowerInvariant()}%"];
    }

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text.Append(' '))
        {
            if (char.IsLetterOrDigit(c))
                word.Append(c);
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
    }
}
