using System.Globalization;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House.Contract;

namespace ConflictEvents.Api.Tests.Malformed;

/// <summary>Makes bad queries of a parameter by its schema in the contract: each malformed, repeated, empty, out of range or too long.</summary>
internal sealed class BadParameters(ContractFile contract)
{
    private const string Nul = "a%00b";
    private readonly BadValues values = new(contract);

    /// <summary>The bad queries, each with what is wrong.</summary>
    public IEnumerable<(string What, string Query)> Of(JsonObject parameter)
    {
        var (name, rules) = ((string)parameter["name"]!, values.Whole(parameter["schema"]!));
        yield return ("repeated", $"{name}=1&{name}=2");
        yield return ("empty", $"{name}=");
        yield return ("with a NUL", $"{name}={Nul}");
        foreach (var (what, value) in Values(rules))
            yield return (what, $"{name}={value}");
    }

    private IEnumerable<(string What, string Value)> Values(JsonObject rules) => (string?)rules["type"] switch
    {
        "array" => Lists(rules, values.Whole(rules["items"]!)),
        _ => Plain(rules),
    };

    private static IEnumerable<(string, string)> Lists(JsonObject rules, JsonObject item)
    {
        foreach (var bad in Plain(item))
            yield return bad;
        yield return ("an empty value in it", "a,,b");
        if ((int?)rules["minItems"] is > 1 and var least)
            yield return ("too few", string.Join(',', Enumerable.Repeat("1", least - 1)));
        yield return ("too many", string.Join(',', Enumerable.Repeat((string?)item["enum"]?[0] ?? "1", 101)));
    }

    private static IEnumerable<(string, string)> Plain(JsonObject rules)
    {
        if (rules["enum"] is not null)
            return [("none of the words", "nobody_says_so"), ("in capitals", ((string)rules["enum"]![0]!).ToUpperInvariant())];
        return ((string?)rules["type"], (string?)rules["format"]) switch
        {
            ("integer", _) => [("no number", "x"), ("broken", "1.5"), ("too great to hold", "99999999999999999999"), .. Ranges(rules)],
            ("number", _) => [("no number", "x"), ("no number", "NaN"), ("infinite", "1e400")],
            ("boolean", _) => [("neither true nor false", "yes"), ("neither true nor false", "1")],
            (_, "date") => [("no day", "2022-02-30"), ("no day", "yesterday")],
            (_, "date-time") => [("no instant", "yesterday"), ("without an offset", "2022-03-10T10:00:00")],
            (_, "uuid") => [("no id", "7")],
            _ => (int?)rules["maxLength"] is { } most and < 5000 ? [("too long", new string('a', most + 1))] : [],
        };
    }

    private static IEnumerable<(string, string)> Ranges(JsonObject rules)
    {
        if ((long?)rules["minimum"] is { } least)
            yield return ("too small", (least - 1).ToString(CultureInfo.InvariantCulture));
        if ((long?)rules["maximum"] is { } most)
            yield return ("too great", (most + 1).ToString(CultureInfo.InvariantCulture));
    }
}
