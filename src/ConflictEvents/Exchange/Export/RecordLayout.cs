using System.Collections.Concurrent;
using ConflictEvents.Actors;
using ConflictEvents.Disputes;
using ConflictEvents.Events;
using ConflictEvents.Exchange.Export.Columns;
using ConflictEvents.Kinds;
using ConflictEvents.Kinds.Columns;
using ConflictEvents.Sources;

namespace ConflictEvents.Exchange.Export;

/// <summary>What a writer needs to know of a record type: how it is known, which members it may have, and its columns.</summary>
/// <param name="Shape">Whether by an id or by a slug.</param>
/// <param name="Members">Its members.</param>
/// <param name="Columns">Its columns in a flat table.</param>
public sealed record RecordLayout(RecordShape Shape, Members Members, IReadOnlyList<FlatColumn> Columns)
{
    // By the set of kinds: there are no more than sixteen.
    private static readonly ConcurrentDictionary<int, RecordLayout> OfKinds = new();

    /// <summary>Actors.</summary>
    public static RecordLayout Actors { get; } = new(RecordShape.WithSlug, Members.Of(typeof(ActorBody), []), ActorColumnList.All);

    /// <summary>Sources.</summary>
    public static RecordLayout Sources { get; } = new(RecordShape.WithId, Members.Of(typeof(SourceBody), []), SourceColumnList.All);

    /// <summary>Disputes.</summary>
    public static RecordLayout Disputes { get; } = new(RecordShape.WithId, Members.Of(typeof(DisputeBody), []), DisputeColumnList.All);

    /// <summary>Events of these kinds; of all where none is named.</summary>
    public static RecordLayout Events(IReadOnlyList<EventKind> kinds) => OfKinds.GetOrAdd(kinds.Aggregate(0, (set, kind) => set | 1 << (int)kind),
        (_, named) => new(RecordShape.WithId, Members.Of(typeof(EventBody), named), EventColumnList.Of(named)), kinds);
}
