using System.Text;

namespace ConflictEvents.Benchmarks.Generation;

/// <summary>Texts of several languages: common words far more often than others, and here and there a name that hardly any other text has.</summary>
internal static class Texts
{
    private const int Names = 30_000;
    private static readonly string[] Syllables =
        ["ba", "da", "ka", "lo", "mi", "ne", "ro", "sha", "ti", "vu", "zen", "gor", "hal", "bek", "min", "dar", "sol", "yar", "kov", "lin"];

    private static readonly (string Language, string[] Words)[] Languages =
        [.. Resources.Lines("words.txt").Select(l => l.Split(": ")).Select(l => (l[0], l[1].Split(' ')))];

    /// <summary>Three of four texts are English.</summary>
    public static int Language(ref Dice dice) => dice.Is(0.75) ? 0 : 1 + dice.Below(Languages.Length - 1);

    public static string Tag(int language) => Languages[language].Language;

    /// <summary>A text of so many words.</summary>
    public static string Of(ref Dice dice, int language, int words)
    {
        var text = new StringBuilder(words * 8);
        for (var i = 0; i < words; i++)
        {
            if (i > 0)
                text.Append(i % 14 == 0 ? ". " : " ");
            text.Append(dice.Is(0.06) ? Name(dice.Skewed(Names, 3)) : dice.OfFirst(Languages[language].Words));
        }
        text[0] = char.ToUpperInvariant(text[0]);
        return text.Append('.').ToString();
    }

    /// <summary>A name that is no word of a language; those of low numbers are in many texts.</summary>
    public static string Name(int number)
    {
        var name = new StringBuilder();
        for (var rest = number + Syllables.Length; rest > 0; rest /= Syllables.Length)
            name.Append(Syllables[rest % Syllables.Length]);
        name[0] = char.ToUpperInvariant(name[0]);
        return name.ToString();
    }
}
