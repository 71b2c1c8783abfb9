namespace ConflictEvents.Events;

/// <summary>Whether an excerpt was held against the stored text of its source.</summary>
public enum ExcerptCheck
{
    /// <summary>It occurs there.</summary>
    Found,

    /// <summary>The source's text is not stored, so that nobody could check.</summary>
    NoText,
}
