namespace ConflictEvents.LocalPostgres;

/// <summary>What a local cluster is made of: its folder, the care it takes, the server's settings.</summary>
public sealed record LocalClusterOptions
{
    /// <summary>The folder of this cluster alone: the data, the socket, the log. It is made where missing.</summary>
    public required string DataFolder { get; init; }

    /// <summary>False for tests: what was committed may be lost with the machine's power, and everything is faster for it.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Settings of the server by name (`max_connections`), over ours. They count where this call starts the server.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The running cluster that a new one begins as a copy of, to follow it as a standby; null: it begins empty.</summary>
    public LocalCluster? StandbyOf { get; init; }

    /// <summary>How long the server may take to answer; recovery after a crash is part of it.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(2);
}
