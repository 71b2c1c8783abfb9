namespace ConflictEvents.Exchange.Import;

/// <summary>What a line can be.</summary>
public enum LineRecord
{
    /// <summary>An event of any kind.</summary>
    Event,

    /// <summary>An actor.</summary>
    Actor,

    /// <summary>A source.</summary>
    Source,
}
