using System.Text.Json;
using System.Text.RegularExpressions;
using ConflictEvents.Exchange.Formats.Files;
using ConflictEvents.Json;

namespace ConflictEvents.Exchange.Formats.GeoJson;

/// <summary>Paths of properties in a feature: `$.properties.name`, `$.properties['a name']`, `$.properties.list[0]`.</summary>
internal static partial class FeaturePath
{
    /// <summary>Whether it is a path at all.</summary>
    public static bool IsPath(string path) => Shape().IsMatch(path);

    /// <summary>The value at a path; nothing where there is none, or it is null or an empty text.</summary>
    public static JsonElement? Find(JsonElement feature, string path)
    {
        var at = feature;
        foreach (var step in WirePointer.FromPath(path).Split('/')[1..].Select(s => s.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(step, out var member))
                at = member;
            else if (at.ValueKind == JsonValueKind.Array && int.TryParse(step, out var i) && i < at.GetArrayLength())
                at = at[i];
            else
                return null;
        }
        return at.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined || (at.ValueKind == JsonValueKind.String && Text(at).Length == 0) ? null : at;
    }

    /// <summary>A value as text.</summary>
    public static string Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? CleanText.Of(value.GetString()!) : value.GetRawText();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: no text at all.
            return "";
        }
    }

    [GeneratedRegex(@"^\$(\.[^.\[\]' ]+|\['[^']+'\]|\[[0-9]{1,4}\])+$", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
