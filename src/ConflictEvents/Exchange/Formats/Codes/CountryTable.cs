using System.Collections.Frozen;
using ConflictEvents.Actors;

namespace ConflictEvents.Exchange.Formats.Codes;

/// <summary>
/// Countries by the codes and names that data sets use, as ISO 3166-1 alpha-3. They stand in countries.txt, one a line. States
/// that are no more (Yugoslavia, South Yemen) stand under the one that data sets carry on with.
/// </summary>
internal static class CountryTable
{
    private static readonly string[][] Rows = Read();
    private static readonly FrozenDictionary<string, string> ByWard = Column(1);
    private static readonly FrozenDictionary<string, string> ByFips = Column(2);
    private static readonly FrozenDictionary<string, string> ByLetters =
        Rows.SelectMany(row => row[3].Split(';', StringSplitOptions.RemoveEmptyEntries).Append(row[0]), (row, code) => (code, row[0])).ToFrozenDictionary(p => p.code, p => p.Item2);

    private static readonly FrozenDictionary<string, string> ByName =
        Rows.SelectMany(row => row[4].Split(';'), (row, name) => (Name: ActorColumns.Fold(name), Code: row[0])).Distinct().ToFrozenDictionary(p => p.Name, p => p.Code);

    /// <summary>By the number of Gleditsch and Ward, which UCDP uses.</summary>
    public static string? OfWard(string number) => ByWard.GetValueOrDefault(number);

    /// <summary>By the two letters of FIPS 10-4, which GDELT uses for places.</summary>
    public static string? OfFips(string letters) => ByFips.GetValueOrDefault(letters);

    /// <summary>By three letters of ISO 3166-1, or of CAMEO, which differs in some.</summary>
    public static string? OfLetters(string letters) => ByLetters.GetValueOrDefault(letters);

    /// <summary>By an English name, in the spelling of a data set.</summary>
    public static string? OfName(string name) => ByName.GetValueOrDefault(ActorColumns.Fold(name));

    private static FrozenDictionary<string, string> Column(int at) =>
        Rows.SelectMany(row => row[at].Split(';', StringSplitOptions.RemoveEmptyEntries), (row, code) => (code, row[0])).ToFrozenDictionary(p => p.code, p => p.Item2);

    private static string[][] Read()
    {
        using var stream = typeof(CountryTable).Assembly.GetManifestResourceStream("ConflictEvents.Exchange.Formats.Codes.countries.txt")
            ?? throw new InvalidOperationException("The table of countries is not in the assembly.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(line => line.TrimEnd('\r').Split('|'))];
    }
}
