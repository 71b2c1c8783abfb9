namespace ConflictEvents.Kinds;

/// <summary>What a redaction does with a text.</summary>
internal enum Redacting
{
    /// <summary>It is wording: the mark takes the words' place.</summary>
    Marks,

    /// <summary>It has a shape that a mark would break: the member goes, or of a list the item.</summary>
    Takes,

    /// <summary>It names a record or a code of a list: it stays.</summary>
    Leaves,

    /// <summary>It may name an actor by the slug, and then stays; a name as printed is wording.</summary>
    LeavesSlugs,
}
