using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ConflictEvents.Json;
using ConflictEvents.Ledger;

namespace ConflictEvents.Api.Http;

/// <summary>Reads parameters of addresses; a value that is not understood is refused with what would be.</summary>
internal static partial class Asked
{
    public const int MostItems = 500;
    private const int UsualItems = 50;
    public const int MostValues = 100;
    public const int LongestValue = 200;
    private const int MostFields = 50;

    public static int Limit(string? text) => text is null ? UsualItems : Whole("limit", text, 1, MostItems);

    public static int Whole(string name, string text, int low, int high) =>
        // The framework's reader passes over a NUL at the end.
        text.All(char.IsAsciiDigit) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high
            ? number
            : throw new InvalidParameterException(name, $"must be a whole number from {low} to {high}");

    public static AsOf? AsOf(string? text) => Point("asOf", text);

    public static AsOf? Point(string name, string? text) => text is null ? null : Ledger.AsOf.Parse(text, name);

    public static DateOnly? Day(string name, string? text) =>
        text is null ? null : WireTimes.TryDate(text, out var day) ? day : throw new InvalidParameterException(name, WireTimes.DateWanted);

    public static DateTimeOffset? Instant(string name, string? text)
    {
        if (text is null)
            return null;
        // '+' of an offset arrives as a space where the client did not encode it.
        return WireTimes.TryInstant(text.Replace(' ', '+'), out var instant) ? instant : throw new InvalidParameterException(name, WireTimes.InstantWanted);
    }

    public static bool? Flag(string name, string? text) => text switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => throw new InvalidParameterException(name, "must be true or false"),
    };

    public static IReadOnlyList<double> Numbers(string name, string? text) =>
    [
        .. Values(name, text).Select(v => NumberShape().IsMatch(v) && double.TryParse(v, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number : throw new InvalidParameterException(name, $"'{Shown(v)}' is no number; send numbers such as 47.5, separated by commas")),
    ];

    /// <summary>The parameter that a rule's property path starts with.</summary>
    public static string NameOf(string property) => JsonNamingPolicy.CamelCase.ConvertName(property.Split('.', '[')[0]);

    public static T Word<T>(string name, string text) where T : struct, Enum =>
        WireNames.TryParse<T>(text, out var word) ? word : throw new InvalidParameterException(name, $"'{Shown(text)}' is none of the allowed values; allowed are {string.Join(", ", WireNames.All(typeof(T)))}");

    public static IReadOnlyList<T> Words<T>(string name, string? text) where T : struct, Enum => [.. Values(name, text).Select(v => Word<T>(name, v)).Distinct()];

    public static IReadOnlyList<Guid> Ids(string name, string? text) =>
        [.. Values(name, text).Select(v => Guid.TryParseExact(v, "D", out var id) ? id : throw new InvalidParameterException(name, $"'{Shown(v)}' is no UUID; send ids such as 0195f3a0-0000-7000-8000-000000000001, separated by commas")).Distinct()];

    public static IReadOnlyList<string> Fields(string? text) =>
        Values("fields", text) is var names && names.Count <= MostFields ? names : throw new InvalidParameterException("fields", $"has {names.Count} values; up to {MostFields} are allowed");

    public static IReadOnlyList<string> Values(string name, string? text)
    {
        if (text is null)
            return [];
        var values = text.Split(',', StringSplitOptions.TrimEntries);
        if (values.Length > MostValues)
            throw new InvalidParameterException(name, $"has {values.Length} values; up to {MostValues} are allowed");
        return values.Any(v => v.Length is 0 or > LongestValue || v.Any(char.IsControl))
            ? throw new InvalidParameterException(name, "has a value that is empty, longer than 200 characters or holds control characters; send values separated by commas")
            : values;
    }

    [GeneratedRegex(@"^[+-]?[0-9]{1,20}(\.[0-9]{0,30})?([eE][+-]?[0-9]{1,3})?\z", RegexOptions.NonBacktracking)]
    private static partial Regex NumberShape();

    private static string Shown(string text) => text.Length > 50 ? text[..50] + "..." : text;
}
