namespace ConflictEvents.Kinds;

/// <summary>What one of the figure is.</summary>
public enum FigureUnit
{
    /// <summary>People.</summary>
    Persons,

    /// <summary>Families or households.</summary>
    Families,

    /// <summary>Bodies.</summary>
    Bodies,
}
