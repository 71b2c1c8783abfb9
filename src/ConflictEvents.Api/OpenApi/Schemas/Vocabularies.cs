using System.Text.Json.Nodes;
using ConflictEvents.Json;
using Microsoft.OpenApi;

namespace ConflictEvents.Api.OpenApi.Schemas;

/// <summary>Schemas of vocabularies: each word, and what it means.</summary>
internal static class Vocabularies
{
    public static OpenApiSchema Of(Type vocabulary, Summaries summaries) => new()
    {
        Type = JsonSchemaType.String,
        Description = $"{summaries.Of(vocabulary)}\n\n{Explained(vocabulary, summaries)}",
        Enum = [.. WireNames.All(vocabulary).Select(word => (JsonNode)word)],
    };

    /// <summary>The words as a list, each with its meaning.</summary>
    public static string Explained(Type vocabulary, Summaries summaries) =>
        string.Join('\n', Enum.GetValues(vocabulary).Cast<Enum>().Select(word => $"* `{WireNames.Of(word)}`: {summaries.Of(word)}"));
}
