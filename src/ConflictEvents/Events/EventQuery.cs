using ConflictEvents.Kinds;
using ConflictEvents.Ledger;

namespace ConflictEvents.Events;

/// <summary>What a list of events is asked. Values of one member are or-ed, members and-ed.</summary>
public sealed record EventQuery : PageQuery
{
    /// <summary>Only these kinds; all where none is named.</summary>
    public IReadOnlyList<EventKind> Kinds { get; init; } = [];

    /// <summary>Only these lifecycles; <c>published</c> unless others are named.</summary>
    public IReadOnlyList<Lifecycle> Lifecycles { get; init; } = [Lifecycle.Published];

    /// <summary>Occurred on this day or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Occurred on this day or earlier.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Names one of these actors in any role.</summary>
    public IReadOnlyList<string> Actors { get; init; } = [];

    /// <summary>Cites one of these sources.</summary>
    public IReadOnlyList<Guid> Sources { get; init; } = [];

    /// <summary>Has one of these tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <inheritdoc />
    protected override string Describe() => string.Join(';', "events",
        string.Join(',', Kinds.Order()), string.Join(',', Lifecycles.Order()), From?.DayNumber, To?.DayNumber,
        string.Join(',', Actors.Order()), string.Join(',', Sources.Order()), string.Join(',', Tags.Order()));
}
