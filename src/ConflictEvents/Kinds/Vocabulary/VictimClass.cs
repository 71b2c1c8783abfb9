namespace ConflictEvents.Kinds;

/// <summary>Whom a tally counts.</summary>
public enum VictimClass
{
    /// <summary>Everybody, without distinction.</summary>
    Any,

    /// <summary>Civilians, called so by the source.</summary>
    Civilian,

    /// <summary>Soldiers or fighters, called so by the source.</summary>
    Combatant,

    /// <summary>Children.</summary>
    Children,

    /// <summary>Women.</summary>
    Women,

    /// <summary>Men.</summary>
    Men,

    /// <summary>Old people.</summary>
    Elderly,

    /// <summary>Patients.</summary>
    Patients,

    /// <summary>Doctors, nurses, ambulance crews.</summary>
    HealthWorkers,

    /// <summary>People who bring aid.</summary>
    AidWorkers,

    /// <summary>Journalists and media workers.</summary>
    Journalists,

    /// <summary>The source does not say. Taken where nothing is sent.</summary>
    Unknown,
}
