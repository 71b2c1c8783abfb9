namespace ConflictEvents.Wording;

/// <summary>The English words that numbers are made of.</summary>
internal static class NumberWords
{
    private static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"
    ];

    private static readonly string[] TensWords =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] OrdinalWords =
    [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
        "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
        "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"
    ];

    private static readonly string[] ScaleOrdinals = ["hundredth", "thousandth", "millionth", "billionth", "trillionth"];

    // "A few" is not one, and "an estimated 30" is 30: the article belongs to the word, not to what is counted.
    private static readonly string[] Vague =
    [
        "few", "couple", "handful", "lot", "bit", "little", "number", "total", "estimated", "additional", "further",
        "combined", "reported", "record", "minimum", "maximum", "many"
    ];

    public static int? Unit(string word) => Array.IndexOf(Small, word) is var index and >= 0 ? index : null;

    public static int? Tens(string word) => Array.IndexOf(TensWords, word) is var index and >= 0 ? 20 + 10 * index : null;

    /// <summary>The scales from a thousand up, by which whole groups are multiplied; the plural only ever follows a number.</summary>
    public static decimal? Scale(string word) => word switch
    {
        "thousand" or "thousands" => 1_000,
        "lakh" or "lakhs" => 100_000,
        "million" or "millions" or "mn" or "mln" => 1_000_000,
        "crore" or "crores" => 10_000_000,
        "billion" or "billions" or "bn" => 1_000_000_000,
        "trillion" or "trillions" or "tn" => 1_000_000_000_000,
        _ => null
    };

    /// <summary>A count of things sold in lots: nothing follows it within a number.</summary>
    public static decimal? Lot(string word) => word switch { "dozen" or "dozens" => 12, "score" => 20, _ => null };

    public static bool IsHundred(string word) => word is "hundred" or "hundreds";

    /// <summary>What any word that multiplies multiplies by.</summary>
    public static decimal? Multiplier(string word) => IsHundred(word) ? 100 : Scale(word) ?? Lot(word);

    public static decimal? GluedScale(string suffix) => suffix is "k" ? 1_000 : suffix is "m" ? 1_000_000
        : suffix.Length == 2 || suffix is "mln" ? Scale(suffix) : null;

    public static bool IsArticle(string word) => word is "a" or "an";

    public static bool IsOrdinal(string word) => Array.IndexOf(OrdinalWords, word) >= 0;

    public static bool IsScaleOrdinal(string word) => ScaleOrdinals.Any(ordinal => word == ordinal || word == ordinal + "s");

    public static bool IsVague(string word) => Array.IndexOf(Vague, word) >= 0;

    /// <summary>The n of an nth part; a second is a moment, not a half.</summary>
    public static int? Denominator(string word)
    {
        var singular = word.EndsWith('s') ? word[..^1] : word;
        if (singular is "half" or "quarter" || word is "halves")
            return singular is "quarter" ? 4 : 2;
        var index = Array.IndexOf(OrdinalWords, singular);
        return index is >= 2 and < 10 ? index + 1 : null;
    }

    /// <summary>The product, or nothing where it exceeds what a number may be.</summary>
    public static decimal? Times(decimal value, decimal scale) => value <= long.MaxValue / scale ? value * scale : null;
}
