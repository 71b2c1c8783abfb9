namespace ConflictEvents.Kinds;

/// <summary>By what means a strike was carried out, as far as the source says. Do not infer: the source's word decides.</summary>
public enum StrikeMethod
{
    /// <summary>By crewed aircraft, or called an air strike.</summary>
    AirStrike,

    /// <summary>By an uncrewed aircraft.</summary>
    DroneStrike,

    /// <summary>By a missile or a rocket with guidance.</summary>
    Missile,

    /// <summary>By guns, howitzers or rocket artillery.</summary>
    Artillery,

    /// <summary>Called shelling, without saying what fired.</summary>
    Shelling,

    /// <summary>From the air or by artillery: accounts differ or leave it open.</summary>
    AirOrArtilleryUnclear,

    /// <summary>By an improvised device or a mine.</summary>
    IedMine,

    /// <summary>By an attacker who dies in it.</summary>
    Suicide,

    /// <summary>By a grenade.</summary>
    Grenade,

    /// <summary>By a chemical agent.</summary>
    Chemical,

    /// <summary>By rifles, pistols, machine guns.</summary>
    SmallArms,

    /// <summary>By troops on the ground.</summary>
    GroundAssault,

    /// <summary>Called a bombing or bombs, without saying how they came.</summary>
    BombingUnspecified,

    /// <summary>An explosion, the cause not told.</summary>
    ExplosionUnspecified,

    /// <summary>Not told at all. Taken where nothing is sent.</summary>
    Unknown,
}
