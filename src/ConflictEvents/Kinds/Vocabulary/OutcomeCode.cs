namespace ConflictEvents.Kinds;

/// <summary>What came of a meeting, by one account. Accounts differ: each is an outcome of its own, with who holds it.</summary>
public enum OutcomeCode
{
    /// <summary>It ended without an agreement.</summary>
    NoAgreement,

    /// <summary>The parties agreed to go on talking.</summary>
    AgreedToContinue,

    /// <summary>A ceasefire was agreed.</summary>
    CeasefireAgreed,

    /// <summary>A humanitarian corridor or evacuation route was agreed.</summary>
    CorridorAgreed,

    /// <summary>An exchange of prisoners was agreed or carried out.</summary>
    PrisonerExchange,

    /// <summary>A document was signed.</summary>
    DocumentSigned,

    /// <summary>A proposal was turned down.</summary>
    ProposalRejected,

    /// <summary>A party left.</summary>
    Walkout,

    /// <summary>No outcome is told. Taken where nothing is sent.</summary>
    NotStated,
}
