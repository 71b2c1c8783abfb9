using System.Text.Json.Nodes;

namespace ConflictEvents.Api.OpenApi;

/// <summary>Worked examples: each can be sent as it stands to a ledger that holds the sample.</summary>
internal static class Examples
{
    public static JsonNode Of(string name)
    {
        using var stream = typeof(Examples).Assembly.GetManifestResourceStream(typeof(Examples), $"Examples.{name}.json")
            ?? throw new InvalidOperationException($"There is no example OpenApi/Examples/{name}.json; every body has one.");
        return JsonNode.Parse(stream)!;
    }
}
