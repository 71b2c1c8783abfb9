using ConflictEvents.Client;
using ConflictEvents.Client.Queries;

namespace ConflictEvents.Tool.Pulling;

/// <summary>Which exports make up the same records as a filter of the feed.</summary>
internal static class SnapshotQueries
{
    private const string RecordName = "record";

    /// <summary>All lifecycles that stand; the feed shows each that the key may see.</summary>
    public const string Standing = "draft,published,withheld";

    /// <summary>The types that a filter is about, in the order of <see cref="RecordTypes.All"/>.</summary>
    public static IReadOnlyList<RecordType> Types(Query query)
    {
        if (query.Parameters.Keys.Any(name => name != RecordName))
            return [RecordType.Event];
        return query.Parameters.TryGetValue(RecordName, out var words)
            ? [.. RecordTypes.All.Where(type => words.Split(',').Contains(type.Word()))]
            : RecordTypes.All;
    }

    /// <summary>The first type to read.</summary>
    public static RecordType First(Query query) => Types(query)[0];

    /// <summary>The query of one type's export.</summary>
    /// <param name="query">The feed's filter.</param>
    /// <param name="record">The type.</param>
    /// <param name="lifecycle">Which events where the filter does not say.</param>
    public static Query Of(Query query, RecordType record, string lifecycle) => record != RecordType.Event
        ? Query.All
        : query.With(RecordName, null).With("lifecycle", query.Parameters.GetValueOrDefault("lifecycle", lifecycle));
}
