using System.Text;

namespace ConflictEvents.Json;

/// <summary>JSON pointers (RFC 6901) out of the two path notations that our libraries speak.</summary>
public static class WirePointer
{
    /// <summary>Out of a serializer's path: <c>$.details.targets[1]['a/b']</c> is <c>/details/targets/1/a~1b</c>.</summary>
    public static string FromPath(string? path)
    {
        var pointer = new StringBuilder();
        var rest = (path ?? "$").AsSpan(1);
        while (!rest.IsEmpty)
            rest = Step(rest, pointer);
        return pointer.ToString();
    }

    /// <summary>Out of a validator's property path: <c>Details.Targets[1].Name</c> is <c>/details/targets/1/name</c>.</summary>
    public static string FromProperty(string property)
    {
        var pointer = new StringBuilder();
        foreach (var part in property.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
            pointer.Append('/').Append(Escape(CamelCase(part.TrimEnd(']'))));
        return pointer.ToString();
    }

    /// <summary>One member name as a step of a pointer.</summary>
    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static ReadOnlySpan<char> Step(ReadOnlySpan<char> rest, StringBuilder pointer)
    {
        var quoted = rest.StartsWith("['");
        var start = quoted ? 2 : 1;
        var length = quoted ? rest[start..].IndexOf("']") : rest[0] == '[' ? rest[start..].IndexOf(']') : rest[start..].IndexOfAny('.', '[');
        if (length < 0)
            length = rest.Length - start;
        pointer.Append('/').Append(Escape(rest.Slice(start, length).ToString()));
        var end = start + length + (quoted ? 2 : rest[0] == '[' ? 1 : 0);
        return end >= rest.Length ? [] : rest[end..];
    }

    private static string CamelCase(string name) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);
}
