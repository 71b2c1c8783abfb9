using System.Text;

namespace ConflictEvents.Events.Search;

/// <summary>One thing that is searched for: a word or a quoted phrase, wanted or unwanted.</summary>
/// <param name="Text">The words.</param>
/// <param name="IsPhrase">Whether they stand in quotes, so that their order counts.</param>
/// <param name="IsUnwanted">Whether a minus stands before it.</param>
internal sealed record WordTerm(string Text, bool IsPhrase, bool IsUnwanted);

/// <summary>Reads web-search syntax. Anything can be read: an open quote ends with the text, an operator that stands alone is passed over.</summary>
internal static class WordSyntax
{
    /// <summary>Alternatives (`or`), each of terms that must all hold.</summary>
    public static IReadOnlyList<IReadOnlyList<WordTerm>> Read(string q)
    {
        List<List<WordTerm>> alternatives = [[]];
        foreach (var term in Terms(q))
        {
            if (term is { IsPhrase: false, IsUnwanted: false } && term.Text.Equals("or", StringComparison.OrdinalIgnoreCase))
                alternatives.Add([]);
            else
                alternatives[^1].Add(term);
        }
        return [.. alternatives.Where(a => a.Count > 0)];
    }

    private static IEnumerable<WordTerm> Terms(string q)
    {
        var at = 0;
        while (at < q.Length)
        {
            if (char.IsWhiteSpace(q[at]))
            {
                at++;
                continue;
            }
            // A minus counts at the beginning of a word only: air-strike is one word.
            var isUnwanted = q[at] == '-' && at + 1 < q.Length && !char.IsWhiteSpace(q[at + 1]);
            if (isUnwanted)
                at++;
            var isPhrase = IsQuote(q[at]);
            var end = isPhrase ? End(q, at + 1, IsQuote) : End(q, at, c => char.IsWhiteSpace(c) || IsQuote(c));
            var text = q[(isPhrase ? at + 1 : at)..end];
            at = isPhrase ? end + 1 : end;
            if (text.EnumerateRunes().Any(Rune.IsLetterOrDigit))
                yield return new(text.Trim(), isPhrase, isUnwanted);
        }
    }

    private static bool IsQuote(char c) => c is '"' or '\u201c' or '\u201d' or '\u201e' or '\u00ab' or '\u00bb';

    private static int End(string q, int from, Func<char, bool> ends)
    {
        var at = from;
        while (at < q.Length && !ends(q[at]))
            at++;
        return at;
    }
}
