namespace ConflictEvents.Client;

/// <summary>The types of record, in the order in which digests list them.</summary>
public enum RecordType
{
    /// <summary>A meeting, strike, statement or casualty tally.</summary>
    Event,

    /// <summary>Who acts, speaks, counts or is hit.</summary>
    Actor,

    /// <summary>A source that records cite.</summary>
    Source,

    /// <summary>An open question about an event.</summary>
    Dispute,
}
