namespace ConflictEvents.Kinds;

/// <summary>What is counted: people to whom one thing happened.</summary>
public enum Metric
{
    /// <summary>Killed.</summary>
    Killed,

    /// <summary>Injured or wounded.</summary>
    Injured,

    /// <summary>Missing or unaccounted for.</summary>
    Missing,

    /// <summary>Detained, captured, held hostage.</summary>
    Detained,

    /// <summary>Fled to another country.</summary>
    DisplacedAbroad,

    /// <summary>Fled within the country.</summary>
    DisplacedInternal,

    /// <summary>Cut off or unable to leave.</summary>
    Trapped,

    /// <summary>Bodies found or recovered.</summary>
    BodiesRecovered,

    /// <summary>Treated in hospitals or by medics.</summary>
    Treated,
}
