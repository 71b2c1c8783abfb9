using System.Text;

namespace ConflictEvents.Wording;

/// <summary>A text as <see cref="ExcerptMatcher"/> compares it: without its typography.</summary>
/// <remarks>Every unit knows the code points of the text that it comes from. Units that come from one character, whether
/// printed as one code point or several, share one origin: a match must not begin or end among them.</remarks>
public sealed class FoldedText
{
    private readonly List<int> _units;
    private readonly List<int> _starts;
    private readonly List<int> _ends;
    private readonly List<int> _decomposed = [];
    private readonly List<int> _folded = [];
    private int _clusterStart;
    private bool _marksOutOfOrder;

    private FoldedText(int capacity)
    {
        _units = new List<int>(capacity);
        _starts = new List<int>(capacity);
        _ends = new List<int>(capacity);
    }

    /// <summary>Folds a text, once for all the passages that are sought in it.</summary>
    public static FoldedText Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new FoldedText(text.Length);
        var codePoint = 0;
        for (var at = 0; at < text.Length; codePoint++)
        {
            // A lone surrogate decodes to no rune and is compared as itself.
            var whole = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var width) == System.Buffers.OperationStatus.Done;
            folded.Append(whole ? rune.Value : text[at], codePoint);
            at += width;
        }
        folded.CloseCluster();
        return folded;
    }

    /// <summary>How many units there are.</summary>
    internal int Length => _units.Count;

    /// <summary>The unit at an index.</summary>
    internal int this[int index] => _units[index];

    /// <summary>The units without outer white space.</summary>
    internal int[] Trimmed()
    {
        var start = _units.Count > 0 && _units[0] == ' ' ? 1 : 0;
        var end = _units.Count > start && _units[^1] == ' ' ? _units.Count - 1 : _units.Count;
        return [.. _units[start..end]];
    }

    /// <summary>The code points that some units come from; nothing where the stretch cuts through a character.</summary>
    internal TextSpan? Origin(int start, int end) =>
        IsBoundary(start) && IsBoundary(end) ? new TextSpan(_starts[start], _ends[end - 1]) : null;

    private bool IsBoundary(int at) => at == 0 || at == Length || _starts[at] != _starts[at - 1];

    private void Append(int codePoint, int at)
    {
        if (Typography.IsInvisible(codePoint))
            return;
        if (Typography.IsWhiteSpace(codePoint))
            AppendSpace(at);
        else
            AppendCharacter(codePoint, at);
    }

    private void AppendSpace(int at)
    {
        CloseCluster();
        // Where a run ends is never asked: no passage ends in white space.
        if (Length == 0 || _units[^1] != ' ')
            AppendUnit(' ', at);
        _clusterStart = Length;
    }

    private void AppendCharacter(int codePoint, int at)
    {
        _decomposed.Clear();
        CanonicalForm.Decompose(codePoint, _decomposed);
        if (!CanonicalForm.Follows(_decomposed[0]))
            CloseCluster();
        foreach (var part in _decomposed)
        {
            _folded.Clear();
            Typography.Fold(part, _folded);
            foreach (var unit in _folded)
                AppendUnit(unit, at);
        }
    }

    private void AppendUnit(int unit, int at)
    {
        var order = CanonicalForm.CombiningClass(unit);
        if (order > 0 && Length > _clusterStart && CanonicalForm.CombiningClass(_units[^1]) > order)
            _marksOutOfOrder = true;
        _units.Add(unit);
        _starts.Add(at);
        _ends.Add(at + 1);
    }

    private void CloseCluster()
    {
        if (_marksOutOfOrder)
            SortMarks();
        for (var index = _clusterStart; index < Length; index++)
        {
            _starts[index] = _starts[_clusterStart];
            _ends[index] = _ends[^1];
        }
        _clusterStart = Length;
        _marksOutOfOrder = false;
    }

    // Not by insertion: a text may hold a million marks on one letter.
    private void SortMarks()
    {
        for (var start = _clusterStart; start < Length; start++)
        {
            var end = start;
            while (end < Length && CanonicalForm.CombiningClass(_units[end]) > 0)
                end++;
            var sorted = _units.GetRange(start, end - start).OrderBy(CanonicalForm.CombiningClass).ToList();
            for (var index = 0; index < sorted.Count; index++)
                _units[start + index] = sorted[index];
            start = end;
        }
    }
}
