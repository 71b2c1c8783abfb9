namespace ConflictEvents.Kinds.Columns;

/// <summary>The columns of a place, wherever a record has one.</summary>
public static class LocationColumns
{
    /// <summary>The columns of the place at a path.</summary>
    /// <param name="path">Where the place stands: `location`.</param>
    /// <param name="whose">Whose place it is, as the sentences begin: "The place".</param>
    public static IReadOnlyList<FlatColumn> At(string path, string whose) =>
    [
        new($"{path}.name", $"{whose}: its name."),
        new($"{path}.country", $"{whose}: the country, ISO 3166-1 alpha-3."),
        new($"{path}.admin1", $"{whose}: the province, state or region."),
        new($"{path}.admin2", $"{whose}: the district or county."),
        new($"{path}.latitude", $"{whose}: degrees north, WGS 84."),
        new($"{path}.longitude", $"{whose}: degrees east, WGS 84."),
        new($"{path}.precision", $"{whose}: how exactly it is known; with `country` it is no pin on a map, whatever the coordinates."),
        new($"{path}.uncertaintyMeters", $"{whose}: how far off the coordinates may be, in metres."),
    ];
}
