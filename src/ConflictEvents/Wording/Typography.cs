using System.Globalization;

namespace ConflictEvents.Wording;

/// <summary>What of a character is only typography, and the plain character that it is compared as.</summary>
internal static class Typography
{
    /// <summary>Zero-width characters, soft hyphen, byte order mark and the marks of direction: nobody sees them.</summary>
    public static bool IsInvisible(int codePoint) => codePoint is 0xAD or 0x61C or 0x180E
        or >= 0x200B and <= 0x200F or >= 0x202A and <= 0x202E or >= 0x2060 and <= 0x206F or 0xFEFF;

    /// <summary>All of Unicode's white space lies in the basic plane.</summary>
    public static bool IsWhiteSpace(int codePoint) => codePoint <= char.MaxValue && char.IsWhiteSpace((char)codePoint);

    /// <summary>Appends the plain form: straight quotes, one dash, dots for the ellipsis, anything else as it is.</summary>
    public static void Fold(int codePoint, List<int> into)
    {
        if (DotsOf(codePoint) is var dots and > 0)
            into.AddRange(Enumerable.Repeat((int)'.', dots));
        else
            into.Add(Plain(codePoint));
    }

    private static int DotsOf(int codePoint) => codePoint switch { 0x2026 => 3, 0x2025 => 2, _ => 0 };

    private static int Plain(int codePoint) => codePoint switch
    {
        < 0x80 and not '`' => codePoint,
        '`' or 0xB4 or 0x2B9 or (>= 0x2BB and <= 0x2BD) or (>= 0x2018 and <= 0x201B) or 0x2032 or 0x2035
            or 0x2039 or 0x203A or 0x275B or 0x275C or 0xFF07 => '\'',
        0xAB or 0xBB or 0x2BA or (>= 0x201C and <= 0x201F) or 0x2033 or 0x2036 or 0x275D or 0x275E or 0x2E42
            or (>= 0x301D and <= 0x301F) or 0xFF02 => '"',
        0x2212 => '-',
        _ => IsDash(codePoint) ? '-' : codePoint
    };

    private static bool IsDash(int codePoint) =>
        CharUnicodeInfo.GetUnicodeCategory(codePoint) == UnicodeCategory.DashPunctuation;
}
