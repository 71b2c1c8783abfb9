using System.Text.Json.Nodes;

namespace ConflictEvents.Api.OpenApi;

/// <summary>Worked examples: each can be sent as it stands to a ledger that holds the sample.</summary>
internal static class Examples
{
    public static JsonNode Of(string name) => Find(name) ?? throw new InvalidOperationException($"There is no example OpenApi/Examples/{name}.json; every body has one.");

    /// <summary>The example of a body that is not an event's: those have one for each kind.</summary>
    public static JsonNode OfBody(Type body) => Of(body.Name.Replace("Body", "", StringComparison.Ordinal).ToLowerInvariant());

    /// <summary>The example of an answer that nobody sends; null where the schema says enough.</summary>
    public static JsonNode? OfAnswer(Type answer) => Find("answer-" + answer.Name.ToLowerInvariant());

    private static JsonNode? Find(string name)
    {
        using var stream = typeof(Examples).Assembly.GetManifestResourceStream(typeof(Examples), $"Examples.{name}.json");
        return stream is null ? null : JsonNode.Parse(stream);
    }
}
