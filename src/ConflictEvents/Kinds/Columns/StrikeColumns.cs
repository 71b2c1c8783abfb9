namespace ConflictEvents.Kinds.Columns;

/// <summary>The columns of strikes.</summary>
internal static class StrikeColumns
{
    public static IReadOnlyList<FlatColumn> All { get; } =
    [
        new("details.method", "By what means."),
        new("details.weaponRaw", "The weapon in the words of the source."),
        new("details.perpetrator.actor", "Who is said to have done it: a slug."),
        new("details.perpetrator.basis", "On what ground the strike is attributed."),
        new("details.targets.name", "What was hit."),
        new("details.targets.category", "What kind of thing each target is."),
        new("details.targets.damage", "What the strike did to each target."),
        .. LocationColumns.At("details.targets.location", "The place of each target"),
        new("details.targetUse", "What the places hit were used for."),
        new("details.count.low", "At least so many single strikes, where the record stands for several."),
        new("details.count.high", "At most so many single strikes, where the record stands for several."),
    ];
}
