namespace ConflictEvents.Api.Limiting;

/// <summary>The section `ConflictEvents:Limits` of the configuration: how much one request may be, and how much is worked on at once.</summary>
public sealed record LimitOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "ConflictEvents:Limits";

    /// <summary>How many bytes a body of one record may have; sources, with their texts, have 4 MB, and bulk writes 16 MB.</summary>
    [SettingRange(Section, 1024, 256 * 1024 * 1024)]
    public int BodyBytes { get; init; } = 1024 * 1024;

    /// <summary>How many bytes all headers of a request may have together.</summary>
    [SettingRange(Section, 4096, 1024 * 1024)]
    public int HeaderBytes { get; init; } = 32 * 1024;

    /// <summary>How many headers a request may have.</summary>
    [SettingRange(Section, 10, 1000)]
    public int HeaderCount { get; init; } = 100;

    /// <summary>How long method and address may be together, in bytes.</summary>
    [SettingRange(Section, 1024, 64 * 1024)]
    public int RequestLineBytes { get; init; } = 8 * 1024;

    /// <summary>Within how many seconds the headers of a request must have come.</summary>
    [SettingRange(Section, 1, 600)]
    public int HeaderSeconds { get; init; } = 10;

    /// <summary>Within how many seconds the body of one record must have come.</summary>
    [SettingRange(Section, 1, 3600)]
    public int BodySeconds { get; init; } = 60;

    /// <summary>How many bytes a second a body must come at, on average, after its first 5 seconds; 0: any.</summary>
    [SettingRange(Section, 0, 1024 * 1024)]
    public int BodyBytesPerSecond { get; init; } = 240;

    /// <summary>For how many seconds a connection is kept open without a request.</summary>
    [SettingRange(Section, 1, 3600)]
    public int IdleSeconds { get; init; } = 120;

    /// <summary>How many connections are open at once.</summary>
    [SettingRange(Section, 10, 1_000_000)]
    public int Connections { get; init; } = 10_000;

    /// <summary>How many requests are worked on at once, but for those that have a limit of their own.</summary>
    [SettingRange(Section, 1, 10_000)]
    public int Requests { get; init; } = 64;

    /// <summary>How many more may wait for their turn.</summary>
    [SettingRange(Section, 0, 100_000)]
    public int QueuedRequests { get; init; } = 256;

    /// <summary>For how many seconds they wait.</summary>
    [SettingRange(Section, 1, 600)]
    public int QueueSeconds { get; init; } = 5;

    /// <summary>How many exports and digests are answered at once.</summary>
    [SettingRange(Section, 1, 1000)]
    public int Exports { get; init; } = 8;

    /// <summary>How many minutes an export may take; then it breaks off, and can be taken up.</summary>
    [SettingRange(Section, 1, 24 * 60)]
    public int ExportMinutes { get; init; } = 60;

    /// <summary>How many bulk writes are worked on at once.</summary>
    [SettingRange(Section, 1, 1000)]
    public int BulkWrites { get; init; } = 4;

    /// <summary>How many files for imports are received at once.</summary>
    [SettingRange(Section, 1, 1000)]
    public int Uploads { get; init; } = 8;

    /// <summary>How many consumers of the feed may wait at once, by streams and by `wait`.</summary>
    [SettingRange(Section, 1, 100_000)]
    public int FeedWaiters { get; init; } = 1000;

    /// <summary>For how many seconds a statement may run in the database; exports have their minutes, imports 10 minutes a statement; 0: as the server is set.</summary>
    [SettingRange(Section, 0, 3600)]
    public int StatementSeconds { get; init; } = 30;

    /// <summary>For how many seconds a statement may wait for a lock; 0: as the server is set.</summary>
    [SettingRange(Section, 0, 3600)]
    public int LockSeconds { get; init; } = 10;

    /// <summary>For how many seconds a transaction may stand idle; 0: as the server is set.</summary>
    [SettingRange(Section, 0, 3600)]
    public int IdleInTransactionSeconds { get; init; } = 60;
}
