namespace ConflictEvents.Tests.Wording;

/// <summary>Writes a number in English, now with one house style, now with another.</summary>
internal static class EnglishWords
{
    private static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"
    ];

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly (long Value, string Word)[] Scales =
        [(1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand")];

    public static string Of(long number, Random style)
    {
        foreach (var (value, word) in Scales)
        {
            if (number >= value)
                return Article(number / value, style) + " " + word + Rest(number % value, style);
        }
        return BelowThousand(number, style);
    }

    private static string Article(long count, Random style) => count == 1 && style.Next(2) == 0 ? "a" : Of(count, style);

    private static string Rest(long number, Random style) => number switch
    {
        0 => "",
        < 100 => (style.Next(2) == 0 ? " and " : " ") + BelowThousand(number, style),
        _ => (style.Next(2) == 0 ? ", " : " ") + Of(number, style).Replace("a ", "one ", StringComparison.Ordinal)
    };

    private static string BelowThousand(long number, Random style)
    {
        if (number < 20)
            return Small[number];
        if (number < 100)
            return Tens[number / 10 - 2] + (number % 10 == 0 ? "" : (style.Next(2) == 0 ? "-" : " ") + Small[number % 10]);
        var rest = number % 100 == 0 ? "" : (style.Next(2) == 0 ? " and " : " ") + BelowThousand(number % 100, style);
        return Small[number / 100] + " hundred" + rest;
    }
}
