namespace ConflictEvents.Kinds;

/// <summary>The kinds of event that the ledger holds. What a kind adds to the envelope stands under `details`.</summary>
public enum EventKind
{
    /// <summary>Parties met, were to meet, or refused to.</summary>
    Meeting,

    /// <summary>Something or someone was hit: an attack, a bombardment, an explosion.</summary>
    Strike,

    /// <summary>Someone said something that is worth holding them to.</summary>
    Statement,

    /// <summary>
    /// Someone counted people: killed, injured, missing, displaced. Figures are records of their own, for they have
    /// speakers and they change.
    /// </summary>
    CasualtyTally,
}
