using ConflictEvents.Kinds;

namespace ConflictEvents.Api.Controllers;

/// <summary>The one kind that a controller of events serves.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class DoorAttribute(EventKind kind) : Attribute
{
    public EventKind Kind { get; } = kind;
}
