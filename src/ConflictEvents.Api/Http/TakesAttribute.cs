namespace ConflictEvents.Api.Http;

/// <summary>The media types of a body that an operation reads as a stream, and the name of the example that the contract shows.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TakesAttribute(params string[] mediaTypes) : Attribute
{
    public IReadOnlyList<string> MediaTypes { get; } = mediaTypes;

    public required string Example { get; init; }
}
