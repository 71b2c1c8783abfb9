namespace ConflictEvents.Events;

/// <summary>A reason for care in using a record.</summary>
public enum Sensitivity
{
    /// <summary>Texts or sources are hard to bear. A label.</summary>
    Graphic,

    /// <summary>It holds data of private people. A label.</summary>
    PersonalData,

    /// <summary>It is about children who could be known. A label.</summary>
    Minor,

    /// <summary>The exact place could put people in danger: readers get it coarsely, on every route, and from then on in earlier revisions, too.</summary>
    LocationRisk,

    /// <summary>Naming the source could put people in danger. A label.</summary>
    SourceRisk,
}
