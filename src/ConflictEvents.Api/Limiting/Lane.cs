namespace ConflictEvents.Api.Limiting;

/// <summary>What a request is counted with, while it is worked on: what is slow by nature must not take the turns of what is quick.</summary>
internal enum Lane
{
    Usual,
    Export,
    Bulk,
    Upload,
    Feed,
}

/// <summary>The lane of an operation; without it, the usual one.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LaneAttribute(Lane lane) : Attribute
{
    public Lane Lane { get; } = lane;
}
