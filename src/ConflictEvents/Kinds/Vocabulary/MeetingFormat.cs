namespace ConflictEvents.Kinds;

/// <summary>How a meeting was set up.</summary>
public enum MeetingFormat
{
    /// <summary>Two parties, without a third at the table.</summary>
    Bilateral,

    /// <summary>Two parties as guests of a third.</summary>
    ThirdPartyHosted,

    /// <summary>More than two parties.</summary>
    Multilateral,

    /// <summary>One party called on the other.</summary>
    Visit,

    /// <summary>By telephone or video.</summary>
    Remote,

    /// <summary>Announced as a summit.</summary>
    Summit,

    /// <summary>The source does not say. Taken where nothing is sent.</summary>
    Unspecified,
}
