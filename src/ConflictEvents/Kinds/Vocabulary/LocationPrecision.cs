namespace ConflictEvents.Kinds;

/// <summary>How exactly a place is known, from the spot itself to nothing at all.</summary>
public enum LocationPrecision
{
    /// <summary>The building or spot itself.</summary>
    Site,

    /// <summary>Near a named building or spot.</summary>
    Vicinity,

    /// <summary>A part of a town.</summary>
    Neighbourhood,

    /// <summary>A town or village, not where in it.</summary>
    Settlement,

    /// <summary>Near or around a town or village.</summary>
    NearSettlement,

    /// <summary>A district or county.</summary>
    Admin2,

    /// <summary>A province, state or region of a country.</summary>
    Admin1,

    /// <summary>An area that is no administrative unit: a front, a border, a river valley.</summary>
    Region,

    /// <summary>A country and no more. Never drawn as a pin on a map.</summary>
    Country,

    /// <summary>The source does not say, or nobody has looked. Taken where nothing is sent.</summary>
    Unknown,
}
