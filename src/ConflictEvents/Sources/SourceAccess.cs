namespace ConflictEvents.Sources;

/// <summary>Who can get at a source.</summary>
public enum SourceAccess
{
    /// <summary>Everybody.</summary>
    Public,

    /// <summary>Subscribers.</summary>
    Paywalled,

    /// <summary>The desk alone: readers see that there is a source and of what kind, but not whose it is, and no excerpt of it.</summary>
    Private,
}
