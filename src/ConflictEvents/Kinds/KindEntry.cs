using ConflictEvents.Kinds.Columns;
using FluentValidation;

namespace ConflictEvents.Kinds;

/// <summary>A kind of event with all that others need to know of it, so that they need not ask which it is.</summary>
public sealed record KindEntry
{
    /// <summary>The kind.</summary>
    public required EventKind Kind { get; init; }

    /// <summary>Its name on the wire, the value of `kind`: `casualty_tally`.</summary>
    public required string WireName { get; init; }

    /// <summary>Its segment of the address: `casualty-tallies`.</summary>
    public required string Route { get; init; }

    /// <summary>The type of its details.</summary>
    public required Type Details { get; init; }

    /// <summary>The rules of shape for its details.</summary>
    public required IValidator Rules { get; init; }

    /// <summary>What its details add to a flat table.</summary>
    public required IReadOnlyList<FlatColumn> Columns { get; init; }

    /// <summary>Whether its details say how close a source stays to the words spoken, so that lists can be sorted by it.</summary>
    public bool HasQuoteMode => Details.GetProperty(nameof(Statement.QuoteMode)) is not null;
}
