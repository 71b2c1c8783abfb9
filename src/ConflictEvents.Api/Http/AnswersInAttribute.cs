namespace ConflictEvents.Api.Http;

/// <summary>The media types of an operation that answers one thing under several names, the usual one first. It chooses by <see cref="Negotiation.MediaType"/>; without this, it is JSON.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AnswersInAttribute(params string[] mediaTypes) : Attribute
{
    public IReadOnlyList<string> MediaTypes { get; } = mediaTypes;
}
