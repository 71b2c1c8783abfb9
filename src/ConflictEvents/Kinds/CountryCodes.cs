using System.Collections.Frozen;

namespace ConflictEvents.Kinds;

/// <summary>
/// The assigned codes of ISO 3166-1 alpha-3 (the 249 of 2024) with a name to print, and XKX, which is in use for Kosovo
/// without being assigned. They stand in countries.txt, one a line.
/// </summary>
internal static class CountryCodes
{
    private static readonly FrozenDictionary<string, string> Names = Read();

    /// <summary>How many codes there are.</summary>
    public static int Count => Names.Count;

    /// <summary>Whether a code is assigned. Capitals only.</summary>
    public static bool Contains(string code) => Names.ContainsKey(code);

    /// <summary>The English name of a country, by its code.</summary>
    public static string NameOf(string code) => Names[code];

    private static FrozenDictionary<string, string> Read()
    {
        using var stream = typeof(CountryCodes).Assembly.GetManifestResourceStream("ConflictEvents.Kinds.countries.txt")
            ?? throw new InvalidOperationException("The list of countries is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ToFrozenDictionary(line => line[..3], line => line[4..]);
    }
}
