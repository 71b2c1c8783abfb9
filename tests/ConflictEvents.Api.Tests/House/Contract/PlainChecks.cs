using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ConflictEvents.Api.Tests.House.Contract;

/// <summary>Holds texts and numbers against their schemas.</summary>
internal static partial class PlainChecks
{
    public static IEnumerable<string> Text(JsonObject rules, string text, string pointer)
    {
        var length = text.EnumerateRunes().Count();
        if (length < (int?)rules["minLength"] || length > (int?)rules["maxLength"])
            yield return $"{pointer} has {length} characters";
        if ((string?)rules["pattern"] is { } pattern && !Regex.IsMatch(text, pattern))
            yield return $"{pointer} is '{text}', which does not match {pattern}";
        if ((string?)rules["format"] is { } format && !IsFormat(format, text))
            yield return $"{pointer} is '{text}', which is no {format}";
    }

    public static IEnumerable<string> Number(JsonObject rules, JsonElement value, string pointer)
    {
        var number = value.GetDouble();
        if ((string?)rules["type"] == "integer" && !((string?)rules["format"] == "int32" ? value.TryGetInt32(out _) : value.TryGetInt64(out _)))
            yield return $"{pointer} is {number.ToString(CultureInfo.InvariantCulture)}, which is no {rules["format"] ?? "integer"}";
        if (number < (double?)rules["minimum"] || number > (double?)rules["maximum"])
            yield return $"{pointer} is {number.ToString(CultureInfo.InvariantCulture)}, which is out of range";
    }

    private static bool IsFormat(string format, string text) => format switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => Instant().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        "uuid" => Guid.TryParseExact(text, "D", out _),
        _ => throw new ContractException($"the check does not know the format {format}"),
    };

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$")]
    private static partial Regex Instant();
}
