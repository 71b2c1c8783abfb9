using ConflictEvents.Events;
using ConflictEvents.Json;
using ConflictEvents.Ledger;

namespace ConflictEvents.Changes;

/// <summary>What a consumer follows: records of some types, or the events that a query finds.</summary>
public sealed record ChangeFilter
{
    private static readonly EventQuery AllEvents = new() { Lifecycle = [] };
    private static readonly string Nothing = Wire.Write(AllEvents);

    // What a query says about one reading of it, and about clocks that the feed has not: every change passes once, at its position.
    private static readonly (string Parameter, Func<EventQuery, bool> IsIn)[] Strangers =
    [
        ("asOf", q => q.AsOf is not null), ("knownBy", q => q.KnownBy is not null), ("updatedSince", q => q.UpdatedSince is not null), ("sort", q => q.Sort is not null),
        ("cursor", q => q.Cursor is not null), ("fields", q => q.Fields.Count > 0), ("count", q => q.Count is not null), ("format", q => q.Format is not null),
    ];

    /// <summary>Only records of these types; all where none is named, but only events where `Events` asks for anything.</summary>
    public IReadOnlyList<RecordType> Record { get; init; } = [];

    /// <summary>Which events; of a lifecycle that is left out, all that the caller may see.</summary>
    public EventQuery Events { get; init; } = AllEvents;

    /// <summary>Refuses what makes no sense, by the parameter's name.</summary>
    /// <exception cref="InvalidParameterException">It makes none.</exception>
    public void Demand()
    {
        if (Events.Lifecycle.Contains(Lifecycle.Retracted))
            throw new InvalidParameterException("lifecycle", "takes no retracted here: retractions of what is followed always come, as the action `retracted`");
        if (Record.Any(r => r != RecordType.Event) && AsksForEvents)
            throw new InvalidParameterException("record", "must be event, or left out, beside what only events have (kind, actor, country, ...); follow other records by a feed of their own");
        if (Strangers.FirstOrDefault(s => s.IsIn(Events)).Parameter is { } stranger)
            throw new InvalidParameterException(stranger, "does not belong in a filter of changes");
    }

    /// <summary>Whether changes of a type are followed.</summary>
    internal bool Follows(RecordType type) => AsksForEvents ? type == RecordType.Event : Names(type);

    /// <summary>Whether a type is among those that are named, or none is.</summary>
    internal bool Names(RecordType type) => Record.Count == 0 || Record.Contains(type);

    /// <summary>Whether not every event is followed.</summary>
    internal bool AsksForEvents => !ReferenceEquals(Events, AllEvents) && Wire.Write(Events) != Nothing;

    /// <summary>A fingerprint of all that it says.</summary>
    internal string Fingerprint => PageToken.Fingerprint("changes;" + Wire.Write(this with { Record = [.. Record.Distinct().Order()] }));
}
