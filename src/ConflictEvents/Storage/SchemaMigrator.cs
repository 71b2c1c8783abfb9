using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ConflictEvents.Storage;

/// <summary>
/// Brings the schema up to date, one instance at a time. EF's own lock ends with each migration, so of several instances
/// that start at once on an empty database one would fail; a *waiting* advisory lock would block
/// <c>create index concurrently</c> for ever. So the lock is polled, on a connection of its own.
/// </summary>
public sealed partial class SchemaMigrator
{
    private const long Lock = 0x436f6e666c696374;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private readonly LedgerDb db;
    private readonly TimeProvider time;
    private readonly IEnumerable<ISchemaFollowUp> followUps;
    private readonly ILogger<SchemaMigrator> logger;

    internal SchemaMigrator(LedgerDb db, TimeProvider time, IEnumerable<ISchemaFollowUp> followUps, ILogger<SchemaMigrator> logger) =>
        (this.db, this.time, this.followUps, this.logger) = (db, time, followUps, logger);

    /// <summary>Creates the database where it is missing, and applies what is pending.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken = default)
    {
        var connectionString = new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false };
        await using var connection = new NpgsqlConnection(connectionString.ConnectionString);
        await OpenAsync(connection, cancellationToken);
        await TakeLockAsync(connection, cancellationToken);
        // Until it is closed, this connection may take as long as an index of a large table does.
        await db.Database.OpenConnectionAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync("set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0", cancellationToken);
        db.Database.SetCommandTimeout(0);
        try
        {
            await ApplyAsync(cancellationToken);
            await db.Database.ExecuteSqlRawAsync("set statement_timeout to default; set lock_timeout to default; set idle_in_transaction_session_timeout to default", cancellationToken);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Whether every migration of this build has been applied.</summary>
    public async Task<bool> IsCurrentAsync(CancellationToken cancellationToken = default) =>
        !(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();

    private async Task ApplyAsync(CancellationToken cancellationToken)
    {
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count > 0)
        {
            await db.Database.MigrateAsync(cancellationToken);
            Log.Migrated(logger, pending.Count);
        }
        foreach (var followUp in followUps)
            await followUp.RunAsync(cancellationToken);
    }

    private async Task OpenAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await connection.OpenAsync(cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await CreateDatabaseAsync(cancellationToken);
            await connection.OpenAsync(cancellationToken);
        }
    }

    private async Task CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.Database.GetService<IRelationalDatabaseCreator>().CreateAsync(cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            Log.CreatedByAnother(logger);
        }
    }

    private async Task TakeLockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = Lock } } };
        while (await command.ExecuteScalarAsync(cancellationToken) is not true)
            await Task.Delay(Poll, time, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Applied {Count} migrations")]
        public static partial void Migrated(ILogger logger, int count);

        [LoggerMessage(2, LogLevel.Information, "The database was created by another instance at the same time")]
        public static partial void CreatedByAnother(ILogger logger);
    }
}
