namespace ConflictEvents.Kinds;

/// <summary>What kind of thing was hit.</summary>
public enum TargetCategory
{
    /// <summary>Hospitals, clinics, ambulances.</summary>
    Healthcare,

    /// <summary>Homes.</summary>
    Residential,

    /// <summary>Schools, universities, kindergartens.</summary>
    Education,

    /// <summary>Theatres, museums, monuments.</summary>
    Culture,

    /// <summary>Churches, mosques, synagogues, temples, cemeteries.</summary>
    Religious,

    /// <summary>Roads, bridges, stations, ports, airports, vehicles.</summary>
    Transport,

    /// <summary>Power stations, grids, fuel depots.</summary>
    Energy,

    /// <summary>Waterworks, dams, sewage works.</summary>
    Water,

    /// <summary>Administrative buildings, courts, police.</summary>
    Government,

    /// <summary>Aid convoys, warehouses, shelters, evacuation routes.</summary>
    Humanitarian,

    /// <summary>Shops, markets, offices, hotels.</summary>
    Commercial,

    /// <summary>Factories, works, warehouses of goods.</summary>
    Industrial,

    /// <summary>Bases, positions, equipment, troops.</summary>
    Military,

    /// <summary>Fields, streets, squares with nothing built on them.</summary>
    OpenArea,

    /// <summary>The source does not say. Taken where nothing is sent.</summary>
    Unspecified,
}
