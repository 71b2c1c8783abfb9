namespace ConflictEvents.Events;

/// <summary>How it is known who told whom.</summary>
public enum ChainBasis
{
    /// <summary>The source says so beside the excerpt.</summary>
    Explicit,

    /// <summary>The source names somebody, and it is open whether that reaches these words.</summary>
    ScopeAmbiguous,

    /// <summary>Another part of the source, or another source, says whose words these are.</summary>
    ResolvedElsewhere,

    /// <summary>The publisher says it in its own voice, naming nobody.</summary>
    PublisherVoice,
}
