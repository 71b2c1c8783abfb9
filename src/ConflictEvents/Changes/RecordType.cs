namespace ConflictEvents.Changes;

/// <summary>The types of records that the ledger holds.</summary>
public enum RecordType
{
    /// <summary>A meeting, strike, statement or casualty tally.</summary>
    Event,

    /// <summary>Somebody who acts, speaks or counts.</summary>
    Actor,

    /// <summary>What events cite.</summary>
    Source,

    /// <summary>A question on which accounts of an event differ.</summary>
    Dispute,
}
