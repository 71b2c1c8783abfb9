namespace ConflictEvents.Kinds;

/// <summary>The rank of those who met.</summary>
public enum MeetingLevel
{
    /// <summary>Presidents, monarchs, heads of government.</summary>
    HeadOfState,

    /// <summary>Ministers.</summary>
    Minister,

    /// <summary>Ambassadors, special envoys, delegates with a mandate.</summary>
    Envoy,

    /// <summary>Commanders or staffs.</summary>
    Military,

    /// <summary>Officials and experts.</summary>
    Working,

    /// <summary>The source does not say. Taken where nothing is sent.</summary>
    Unspecified,
}
