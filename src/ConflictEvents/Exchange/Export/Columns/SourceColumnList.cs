using ConflictEvents.Kinds.Columns;

namespace ConflictEvents.Exchange.Export.Columns;

/// <summary>The columns of sources.</summary>
public static class SourceColumnList
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FlatColumn> All { get; } =
    [
        new("id", "The source's id, a UUID."),
        new("revision", "The number of the revision, from 1."),
        new("publisher", "Who published it; of a private source empty for readers."),
        new("title", "Its headline."),
        new("url", "Where it can be read."),
        new("publishedAt", "When it was published: a day, or an instant where the hour is known."),
        new("retrievedAt", "When the desk fetched it."),
        new("language", "Its language, a BCP 47 tag."),
        new("kind", "What sort of source it is."),
        new("scale", "How far it reaches."),
        new("isDeveloping", "Whether it says of itself that it is still being updated."),
        new("access", "Who can get at it."),
        new("textSha256", "SHA-256 of the normalised text."),
        new("normalizer", "The version of the normaliser that the text went through."),
        new("supersedes", "The earlier source that this one corrects or replaces."),
        .. LedgerColumns.All,
        new("text", "The whole text; filled in with `text=true` only."),
    ];
}
