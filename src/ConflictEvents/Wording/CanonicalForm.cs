using System.Collections.Frozen;
using System.Globalization;

namespace ConflictEvents.Wording;

/// <summary>Unicode's canonical decomposition.</summary>
/// <remarks>We run in invariant globalization mode, where <c>string.Normalize</c> changes nothing and does not say so.</remarks>
internal static class CanonicalForm
{
    // Below this nothing decomposes and nothing combines.
    private const int FirstAffected = 0xC0;
    private const int SyllableBase = 0xAC00, SyllableCount = 11172, LeadBase = 0x1100, VowelBase = 0x1161, TailBase = 0x11A7;
    private const int TailCount = 28, VowelsTimesTails = 588;

    private static readonly FrozenDictionary<int, int[]> Decompositions;
    private static readonly FrozenDictionary<int, int> Classes;
    private static readonly FrozenSet<int> Followers;

    static CanonicalForm()
    {
        var decompositions = new Dictionary<int, int[]>();
        var classes = new Dictionary<int, int>();
        foreach (var line in Lines())
        {
            if (line[0] == '@')
                ReadClass(line, classes);
            else
                ReadDecomposition(line, decompositions);
        }
        Decompositions = decompositions.ToFrozenDictionary();
        Classes = classes.ToFrozenDictionary();
        Followers = decompositions.Values.SelectMany(parts => parts.Skip(1)).Concat(classes.Keys)
            .Concat(Enumerable.Range(VowelBase, 21)).Concat(Enumerable.Range(TailBase + 1, TailCount - 1)).ToFrozenSet();
    }

    /// <summary>Appends the full decomposition of the code point to the list: itself, where it has none.</summary>
    public static void Decompose(int codePoint, List<int> into)
    {
        if (codePoint >= FirstAffected && Decompositions.TryGetValue(codePoint, out var parts))
            into.AddRange(parts);
        else if (codePoint - SyllableBase is >= 0 and < SyllableCount)
            DecomposeSyllable(codePoint - SyllableBase, into);
        else
            into.Add(codePoint);
    }

    /// <summary>The combining class: marks of different classes may stand in any order, and sorting by it makes them one.</summary>
    public static int CombiningClass(int codePoint) =>
        codePoint >= FirstAffected && Classes.TryGetValue(codePoint, out var value) ? value : 0;

    /// <summary>Whether the code point may be part of one character with what stands before it.</summary>
    public static bool Follows(int codePoint) => codePoint >= FirstAffected && Followers.Contains(codePoint);

    private static void DecomposeSyllable(int index, List<int> into)
    {
        into.Add(LeadBase + index / VowelsTimesTails);
        into.Add(VowelBase + index % VowelsTimesTails / TailCount);
        if (index % TailCount > 0)
            into.Add(TailBase + index % TailCount);
    }

    private static IEnumerable<string> Lines()
    {
        using var stream = typeof(CanonicalForm).Assembly.GetManifestResourceStream(typeof(CanonicalForm), "canonical.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }

    private static void ReadDecomposition(string line, Dictionary<int, int[]> into)
    {
        var codePoints = Array.ConvertAll(line.Split(' '), Hex);
        into.Add(codePoints[0], codePoints[1..]);
    }

    private static void ReadClass(string line, Dictionary<int, int> into)
    {
        var fields = line[1..].Split('-', ' ');
        var value = int.Parse(fields[2], CultureInfo.InvariantCulture);
        for (var codePoint = Hex(fields[0]); codePoint <= Hex(fields[1]); codePoint++)
            into.Add(codePoint, value);
    }

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
