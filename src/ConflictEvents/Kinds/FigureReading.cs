using System.Text;
using ConflictEvents.Wording;

namespace ConflictEvents.Kinds;

/// <summary>Reads what bounds a figure can have by its qualifier, its words, and the bounds that were sent.</summary>
internal static class FigureReading
{
    // Words for thousand, million and billion that the reader of numbers does not know: "5 млн".
    private static readonly long[] ForeignScales = [1, 1_000, 1_000_000, 1_000_000_000];

    /// <summary>Every pair of bounds that the figure allows, whether or not it agrees with the bounds sent.</summary>
    public static IReadOnlyList<Bounds> Allowed(Figure figure)
    {
        var qualifier = figure.Qualifier!.Value;
        if (Bounds.Of(qualifier) is { } settled)
        {
            return [Bounds.IsVague(qualifier) ? settled with { High = figure.High } : settled];
        }

        var numbers = Numbers(figure.Raw);
        var read = qualifier == Qualifier.Range ? Pairs(numbers) : Single(qualifier, numbers);
        return read.Length > 0 || numbers.Count > 0 ? read : BySent(figure, qualifier);
    }

    /// <summary>Those of the allowed bounds that agree with the bounds sent. One: it is the figure's.</summary>
    public static IReadOnlyList<Bounds> Agreeing(Figure figure) =>
        [.. Allowed(figure).Where(allowed => allowed.Agrees(new(figure.Low, figure.High)))];

    /// <summary>Whether the qualifier goes with a number and the words have none that can be read.</summary>
    public static bool NeedsNumber(Figure figure) => Bounds.Of(figure.Qualifier!.Value) is null && Numbers(figure.Raw).Count == 0;

    private static Bounds[] Single(Qualifier qualifier, IReadOnlyList<long> numbers) =>
        [.. numbers.Select(n => Bounds.Of(qualifier, n)!.Value).Where(bounds => bounds.IsPossible).Distinct()];

    private static Bounds[] Pairs(IReadOnlyList<long> numbers) =>
        [.. numbers.SelectMany((low, i) => numbers.Skip(i + 1).Select(high => new Bounds(low, high))).Where(p => p.IsPossible).Distinct()];

    // Nothing to read: the bounds sent are all there is, and they need only have the shape of the qualifier.
    private static Bounds[] BySent(Figure figure, Qualifier qualifier)
    {
        if (qualifier == Qualifier.Range)
        {
            return figure is { Low: { } low, High: { } high } ? [new(low, high)] : [];
        }

        var n = qualifier switch
        {
            Qualifier.MoreThan => figure.Low - 1,
            Qualifier.FewerThan => figure.High + 1,
            Qualifier.AtLeast => figure.Low,
            Qualifier.AtMost => figure.High,
            _ => figure.Low ?? figure.High,
        };
        return n is null ? [] : Single(qualifier, [n.Value]);
    }

    private static IReadOnlyList<long> Numbers(string raw)
    {
        var numbers = NumberReader.Read(raw).Select(mention => mention.Value).Where(n => n is >= 0 and <= Bounds.Largest);
        return IsForeign(raw)
            ? [.. numbers.SelectMany(n => ForeignScales, (n, scale) => n <= Bounds.Largest / scale ? n * scale : n).Distinct()]
            : [.. numbers];
    }

    private static bool IsForeign(string raw) => raw.EnumerateRunes().Any(rune => Rune.IsLetter(rune) && !rune.IsAscii);
}
