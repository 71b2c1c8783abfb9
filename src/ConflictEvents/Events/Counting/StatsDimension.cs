namespace ConflictEvents.Events.Counting;

/// <summary>What events are counted by.</summary>
public enum StatsDimension
{
    /// <summary>The first day.</summary>
    Day,

    /// <summary>The ISO week of the first day: `2022-W10`, Monday to Sunday.</summary>
    Week,

    /// <summary>The month of the first day: `2022-03`.</summary>
    Month,

    /// <summary>The year of the first day: `2022`.</summary>
    Year,

    /// <summary>The kind of event.</summary>
    Kind,

    /// <summary>The country, ISO 3166-1 alpha-3.</summary>
    Country,

    /// <summary>The province, state or region, as the records write it.</summary>
    Admin1,

    /// <summary>The actors named in the details, whatever their role: an event counts once under each. One that was merged counts under the actor it was merged into.</summary>
    Actor,

    /// <summary>By what means, of strikes.</summary>
    Method,
}
