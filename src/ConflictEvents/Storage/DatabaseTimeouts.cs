using Npgsql;

namespace ConflictEvents.Storage;

/// <summary>How long the database works and waits for us. They go with the connection, so that no statement can be without them.</summary>
public sealed record DatabaseTimeouts
{
    // An import's statements are about a whole window of records, and nobody waits for their answer.
    private static readonly DatabaseTimeouts OfImports = new() { Statement = TimeSpan.FromMinutes(10), Lock = TimeSpan.FromMinutes(1), IdleInTransaction = TimeSpan.FromMinutes(10) };

    /// <summary>How long a statement may run; zero: as the server is set.</summary>
    public TimeSpan Statement { get; init; }

    /// <summary>How long a statement may wait for a lock; zero: as the server is set.</summary>
    public TimeSpan Lock { get; init; }

    /// <summary>How long a transaction may stand idle; zero: as the server is set.</summary>
    public TimeSpan IdleInTransaction { get; init; }

    /// <summary>How long an export may take, which reads as fast as its caller does.</summary>
    public TimeSpan Export { get; init; } = TimeSpan.FromHours(1);

    /// <summary>A connection string with these timeouts; what it says of them itself stays.</summary>
    public string In(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        builder.Options = string.Join(' ', ((string?[])
        [
            Option("statement_timeout", Statement), Option("lock_timeout", Lock), Option("idle_in_transaction_session_timeout", IdleInTransaction), builder.Options,
        ]).Where(option => !string.IsNullOrEmpty(option)));
        return builder.Options.Length == 0 ? connectionString : builder.ConnectionString;
    }

    /// <summary>A connection string for imports.</summary>
    internal string ForImports(string connectionString) => this is { Statement.Ticks: 0, Lock.Ticks: 0, IdleInTransaction.Ticks: 0 } ? connectionString : OfImports.In(connectionString);

    private static string? Option(string name, TimeSpan value) => value == TimeSpan.Zero ? null : FormattableString.Invariant($"-c {name}={(long)value.TotalMilliseconds}");
}
