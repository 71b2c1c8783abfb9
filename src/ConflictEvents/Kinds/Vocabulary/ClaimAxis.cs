namespace ConflictEvents.Kinds;

/// <summary>The question on which two accounts agree or differ.</summary>
public enum ClaimAxis
{
    /// <summary>Whether it happened.</summary>
    Occurrence,

    /// <summary>When.</summary>
    Time,

    /// <summary>Where.</summary>
    Place,

    /// <summary>Who did it.</summary>
    Responsibility,

    /// <summary>Who the victims were, above all whether civilians.</summary>
    VictimStatus,

    /// <summary>How many.</summary>
    Number,

    /// <summary>What the place hit was used for.</summary>
    TargetUse,

    /// <summary>What somebody meant, or was answering.</summary>
    MeaningOfWords,

    /// <summary>What came of it.</summary>
    Outcome,
}
