using System.Text.Json.Serialization;
using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Duplicates;

/// <summary>As much of an event as is compared with another: what it rests on, most of a document, is passed over.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record ComparedEvent
{
    public required string Title { get; init; }

    public required EventTime Time { get; init; }

    public Location? Location { get; init; }

    public IReadOnlyList<EventLink> Links { get; init; } = [];

    public required EventDetails Details { get; init; }
}
