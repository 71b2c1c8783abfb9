namespace ConflictEvents.Actors;

/// <summary>What sort of actor it is.</summary>
public enum ActorType
{
    /// <summary>Armed forces of a state.</summary>
    StateForces,

    /// <summary>A government or one of its ministries; a country as a party.</summary>
    Government,

    /// <summary>A regional or municipal authority.</summary>
    LocalAuthority,

    /// <summary>An armed group that fights a government.</summary>
    Rebel,

    /// <summary>An armed group beside a state's own forces.</summary>
    Militia,

    /// <summary>An intergovernmental organisation, such as the United Nations.</summary>
    Igo,

    /// <summary>A non-governmental organisation.</summary>
    Ngo,

    /// <summary>Civilians as a group.</summary>
    Civilians,

    /// <summary>A hospital, ambulance or other medical service.</summary>
    Medical,

    /// <summary>A news agency, newspaper or broadcaster.</summary>
    Media,

    /// <summary>A political party.</summary>
    Party,

    /// <summary>One person.</summary>
    Individual,

    /// <summary>Somebody whom the source does not name.</summary>
    Unnamed,
}
