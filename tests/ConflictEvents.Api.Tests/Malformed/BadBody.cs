using System.Text.Json.Nodes;

namespace ConflictEvents.Api.Tests.Malformed;

/// <summary>A body with one thing wrong in it.</summary>
/// <param name="Pointer">Where.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Json">The body.</param>
internal sealed record BadBody(string Pointer, string What, JsonObject Json);
