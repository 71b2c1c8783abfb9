using System.Data.Common;
using Npgsql;

namespace ConflictEvents.Tool.Mirrors;

/// <summary>A mirror in a schema of its own (<c>conflict_events_mirror</c>, or the first of the connection's <c>Search Path</c>) of a PostgreSQL database.</summary>
internal sealed class PostgresMirror(string connectionString) : SqlMirror
{
    private const string DefaultSchema = "conflict_events_mirror";

    // Ids in the order of their bytes; json, and not jsonb, for the server's own bytes.
    private const string Tables =
        """
        create table if not exists records (
          record text collate "C" not null,
          id text collate "C" not null,
          revision integer not null,
          position bigint not null,
          document json not null,
          primary key (record, id)
        );
        create table if not exists records_next (like records including all);
        create table if not exists mirror_state (
          only_row integer primary key check (only_row = 1),
          epoch text not null,
          query text not null,
          position bigint not null,
          snapshot_record text,
          snapshot_after text
        );
        create or replace view events as select id, revision, position, document from records where record = 'event';
        create or replace view actors as select id, revision, position, document from records where record = 'actor';
        create or replace view sources as select id, revision, position, document from records where record = 'source';
        create or replace view disputes as select id, revision, position, document from records where record = 'dispute';
        """;

    // A session that was killed may hold its lock for a moment.
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(5);

    protected override string DocumentValue => "@document::json";

    protected override async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var settings = Settings();
        var schema = settings.SearchPath?.Split(',')[0].Trim(' ', '"') is { Length: > 0 } named ? named : DefaultSchema;
        // Without a pool: the lock belongs to the session.
        (settings.SearchPath, settings.Pooling, settings.ApplicationName) = ($"\"{schema}\"", false, "conflict-events pull");
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await LockAsync(connection, schema, cancellationToken);
        await using var command = new NpgsqlCommand($"set client_min_messages = warning; create schema if not exists \"{schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        command.CommandText = Tables;
        await command.ExecuteNonQueryAsync(cancellationToken);
        return connection;
    }

    private NpgsqlConnectionStringBuilder Settings()
    {
        try
        {
            return new(connectionString);
        }
        catch (ArgumentException e)
        {
            throw new ToolException(ExitCode.Usage, "--to postgres: takes a connection string such as postgres:Host=db;Database=news;Username=desk, with the password in PGPASSWORD or PGPASSFILE.", e);
        }
    }

    private static async Task LockAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select pg_try_advisory_lock(hashtext('conflict-events mirror'), hashtext($1))", connection) { Parameters = { new() { Value = schema } } };
        var began = TimeProvider.System.GetTimestamp();
        while (await command.ExecuteScalarAsync(cancellationToken) is not true)
        {
            if (TimeProvider.System.GetElapsedTime(began) > LockPatience)
                throw new ToolException(ExitCode.Locked, $"Another process writes the schema {schema}.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }
    }
}
