using System.Security.Claims;
using System.Text.Json;

namespace ConflictEvents.Api.Auth;

/// <summary>Reads words out of a token's claims.</summary>
internal static class PersonClaims
{
    /// <summary>The words of a claim: one or a list; where there is none of that name, by its dots into an object (`realm_access.roles`).</summary>
    public static IReadOnlyCollection<string> Words(ClaimsPrincipal person, string claim)
    {
        List<string> words = [.. person.FindAll(claim).Select(c => c.Value)];
        if (words.Count > 0 || claim.Split('.', 2) is not [var first, var rest])
            return words;
        return [.. person.FindAll(first).SelectMany(c => Within(c.Value, rest.Split('.')))];
    }

    private static IReadOnlyCollection<string> Within(string json, IEnumerable<string> path)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var at = document.RootElement;
            foreach (var name in path)
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
                    return [];
            return at.ValueKind switch
            {
                JsonValueKind.String => [at.GetString()!],
                JsonValueKind.Array => [.. at.EnumerateArray().Where(word => word.ValueKind == JsonValueKind.String).Select(word => word.GetString()!)],
                _ => [],
            };
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
