using ConflictEvents.Api.Http;
using ConflictEvents.Events;
using ConflictEvents.Kinds;

namespace ConflictEvents.Api.Controllers;

/// <summary>Which events are meant, and as of when.</summary>
public record EventFilterParameters : EventConditionParameters
{
    /// <summary>A position, or an instant with offset: what was recorded by then.</summary>
    public string? AsOf { get; init; }

    private protected override EventQuery Read(EventKind? door) => base.Read(door) with { AsOf = Asked.AsOf(AsOf) };
}
