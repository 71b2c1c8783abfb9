namespace ConflictEvents.Kinds;

/// <summary>The part that an actor takes in an event. `role` in a query takes these names.</summary>
public enum ActorRole
{
    /// <summary>Took part in a meeting.</summary>
    Participant,

    /// <summary>Hosted a meeting.</summary>
    Host,

    /// <summary>Mediated at a meeting.</summary>
    Mediator,

    /// <summary>Holds that a meeting had the outcome named: outcomes differ by who tells them.</summary>
    OutcomeHolder,

    /// <summary>Is said to have carried out a strike.</summary>
    Perpetrator,

    /// <summary>Made a statement.</summary>
    Speaker,

    /// <summary>Was the one to whom a statement was addressed.</summary>
    Addressee,

    /// <summary>Counted the people of a tally.</summary>
    CountedBy,
}
