using System.Globalization;
using ConflictEvents.Json;
using ConflictEvents.Ledger;

namespace ConflictEvents.Api.Http;

/// <summary>Reads parameters of addresses; a value that is not understood is refused with what would be.</summary>
internal static class Asked
{
    public const int MostItems = 500;
    private const int UsualItems = 50;
    private const int MostValues = 100;

    public static int Limit(string? text) => text is null ? UsualItems : Whole("limit", text, 1, MostItems);

    public static int Whole(string name, string text, int low, int high) =>
        // The framework's reader passes over a NUL at the end.
        text.All(char.IsAsciiDigit) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high
            ? number
            : throw new InvalidParameterException(name, $"must be a whole number from {low} to {high}");

    public static AsOf? AsOf(string? text) => text is null ? null : Ledger.AsOf.Parse(text);

    public static DateOnly? Day(string name, string? text) =>
        text is null ? null : WireTimes.TryDate(text, out var day) ? day : throw new InvalidParameterException(name, WireTimes.DateWanted);

    public static T Word<T>(string name, string text) where T : struct, Enum =>
        WireNames.TryParse<T>(text, out var word) ? word : throw new InvalidParameterException(name, $"'{Shown(text)}' is none of the allowed values; allowed are {string.Join(", ", WireNames.All(typeof(T)))}");

    public static IReadOnlyList<T> Words<T>(string name, string? text) where T : struct, Enum => [.. Values(name, text).Select(v => Word<T>(name, v)).Distinct()];

    public static IReadOnlyList<Guid> Ids(string name, string? text) =>
        [.. Values(name, text).Select(v => Guid.TryParseExact(v, "D", out var id) ? id : throw new InvalidParameterException(name, $"'{Shown(v)}' is no UUID; send ids such as 0195f3a0-0000-7000-8000-000000000001, separated by commas")).Distinct()];

    public static IReadOnlyList<string> Values(string name, string? text)
    {
        if (text is null)
            return [];
        var values = text.Split(',', StringSplitOptions.TrimEntries);
        if (values.Length > MostValues)
            throw new InvalidParameterException(name, $"has {values.Length} values; up to {MostValues} are allowed");
        return values.Any(v => v.Length is 0 or > 200 || v.Any(char.IsControl))
            ? throw new InvalidParameterException(name, "has a value that is empty, longer than 200 characters or holds control characters; send values separated by commas")
            : values;
    }

    private static string Shown(string text) => text.Length > 50 ? text[..50] + "..." : text;
}
