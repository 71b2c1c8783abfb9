using ConflictEvents.Kinds.Columns;

namespace ConflictEvents.Exchange.Export.Columns;

/// <summary>The columns of actors.</summary>
public static class ActorColumnList
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FlatColumn> All { get; } =
    [
        new("slug", "The actor's name in addresses and records."),
        new("revision", "The number of the revision, from 1."),
        new("name", "The name to print."),
        new("type", "What sort of actor it is."),
        new("country", "The country it belongs to, ISO 3166-1 alpha-3."),
        new("aliases", "Other names and spellings."),
        new("wikidata", "The Wikidata item."),
        new("memberOf", "The slug of the actor that it is a part of."),
        new("offices.title", "The offices that a person held or holds."),
        new("offices.from", "The first day in each office."),
        new("offices.to", "The last day in each office; empty while it is held."),
        new("mergedInto", "The actor that this one was merged into."),
        .. LedgerColumns.All,
    ];
}
