using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ConflictEvents.Tool.Mirrors;

/// <summary>A mirror in one SQLite file. Others may read it while it is written.</summary>
internal sealed class SqliteMirror(string path) : SqlMirror
{
    private const string Schema =
        """
        pragma journal_mode = wal;
        pragma synchronous = full;
        -- What goes is overwritten: a record may have been redacted.
        pragma secure_delete = on;
        create table if not exists records (
          record text not null,
          id text not null,
          revision integer not null,
          position integer not null,
          document text not null,
          primary key (record, id)
        );
        create table if not exists records_next (
          record text not null,
          id text not null,
          revision integer not null,
          position integer not null,
          document text not null,
          primary key (record, id)
        );
        create table if not exists mirror_state (
          only_row integer primary key check (only_row = 1),
          epoch text not null,
          query text not null,
          position integer not null,
          snapshot_record text,
          snapshot_after text
        );
        create view if not exists events as select id, revision, position, document from records where record = 'event';
        create view if not exists actors as select id, revision, position, document from records where record = 'actor';
        create view if not exists sources as select id, revision, position, document from records where record = 'source';
        create view if not exists disputes as select id, revision, position, document from records where record = 'dispute';
        """;

    private FileStream? held;

    protected override string DocumentValue => "@document";

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (held is not null)
            await held.DisposeAsync();
    }

    protected override async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        held = FileLock.Take(path + ".lock", path);
        // Without a pool: a closed connection lets go of the file.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = Schema;
        await command.ExecuteNonQueryAsync(cancellationToken);
        return connection;
    }
}
