using ConflictEvents.Keys;

namespace ConflictEvents.Events;

/// <summary>What the desk demands beyond what roles may do everywhere.</summary>
/// <param name="PublishNeeds">The least role that publishes events and revises published ones.</param>
public sealed record DeskRules(Role PublishNeeds)
{
    /// <summary>Demands that the caller may publish.</summary>
    internal void DemandPublishing(Caller caller, string what) => caller.Demand(PublishNeeds, what, "/lifecycle");
}
