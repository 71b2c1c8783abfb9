using System.Text;

namespace ConflictEvents.Wording;

/// <summary>How alike two texts are by the words that they share, whatever the case, accents and order.</summary>
internal static class TextLikeness
{
    // Shorter ones are nearly all articles and prepositions, which every text shares.
    private const int ShortestWord = 3;

    /// <summary>Twice the words in both over the words in each (Dice): 1 for the same words, 0 for none in common.</summary>
    public static double Between(string one, string other)
    {
        var (left, right) = (Words(one), Words(other));
        return left.Count + right.Count == 0
            ? string.Equals(one, other, StringComparison.OrdinalIgnoreCase) ? 1 : 0
            : 2.0 * left.Count(right.Contains) / (left.Count + right.Count);
    }

    private static HashSet<string> Words(string text)
    {
        var words = new HashSet<string>();
        var word = new StringBuilder();
        foreach (var rune in Folded(text).Append(new Rune(' ')))
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(rune);
                continue;
            }
            if (word.Length >= ShortestWord || (word.Length > 0 && word.ToString().All(char.IsDigit)))
                words.Add(word.ToString());
            word.Clear();
        }
        return words;
    }

    private static IEnumerable<Rune> Folded(string text)
    {
        var parts = new List<int>();
        foreach (var rune in text.EnumerateRunes())
            CanonicalForm.Decompose(rune.Value, parts);
        return parts.Where(p => CanonicalForm.CombiningClass(p) == 0).Select(p => Rune.ToLowerInvariant(new Rune(p)));
    }
}
