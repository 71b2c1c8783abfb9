using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text;
using ConflictEvents.Client;

namespace ConflictEvents.Tool.Mirrors;

/// <summary>
/// A mirror in a database: the table <c>records</c> (record, id, revision, position, document) and one row of <c>mirror_state</c>. A
/// snapshot grows in <c>records_next</c>, and takes the place of the rows in one transaction.
/// </summary>
internal abstract class SqlMirror : IMirror
{
    private const string Standing = "records";
    private const string Next = "records_next";

    private DbConnection? connection;

    /// <summary>How the document's text is taken into its column.</summary>
    protected abstract string DocumentValue { get; }

    private DbConnection Connection => connection ?? throw new InvalidOperationException("The mirror is not open.");

    public async Task<MirrorState?> OpenAsync(CancellationToken cancellationToken)
    {
        connection = await ConnectAsync(cancellationToken);
        await using var command = Command("select epoch, query, position, snapshot_record, snapshot_after from mirror_state", null);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return null;
        var snapshot = reader.IsDBNull(3) ? null : new SnapshotState(reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetString(4));
        return new(reader.GetString(0), reader.GetString(1), reader.GetInt64(2), snapshot);
    }

    public Task BeginAsync(MirrorState state, CancellationToken cancellationToken) =>
        WriteAsync(state, transaction => ExecuteAsync($"delete from {Next}", transaction, cancellationToken), cancellationToken);

    public Task StageAsync(IReadOnlyList<MirrorRow> rows, MirrorState state, CancellationToken cancellationToken) => WriteAsync(state, async transaction =>
    {
        await using var put = Put(Next, transaction);
        foreach (var row in rows)
            await put.RunAsync(row, cancellationToken);
    }, cancellationToken);

    public Task PublishAsync(MirrorState state, CancellationToken cancellationToken) => WriteAsync(state, async transaction =>
    {
        await ExecuteAsync($"delete from {Standing}", transaction, cancellationToken);
        await ExecuteAsync($"insert into {Standing} (record, id, revision, position, document) select record, id, revision, position, document from {Next}", transaction, cancellationToken);
        await ExecuteAsync($"delete from {Next}", transaction, cancellationToken);
    }, cancellationToken);

    public Task ApplyAsync(IReadOnlyList<MirrorChange> changes, MirrorState state, CancellationToken cancellationToken) => WriteAsync(state, async transaction =>
    {
        await using var put = Put(Standing, transaction);
        await using var remove = new RowCommand(Command($"delete from {Standing} where record = @record and id = @id", transaction), hasRow: false);
        foreach (var change in changes)
            await (change.Row is { } row ? put.RunAsync(row, cancellationToken) : remove.RunAsync(change.Record, change.Id, cancellationToken));
    }, cancellationToken);

    public Task SettleAsync(MirrorState state, CancellationToken cancellationToken) => Task.CompletedTask;

    public async IAsyncEnumerable<MirrorRow> RowsAsync(RecordType record, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = Command($"select id, revision, position, document from {Standing} where record = @record order by id", null);
        RowCommand.Add(command, "@record", record.Word());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            yield return new(record, reader.GetString(0), reader.GetInt32(1), reader.GetInt64(2), Encoding.UTF8.GetBytes(reader.GetString(3)));
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (connection is not null)
            await connection.DisposeAsync();
    }

    /// <summary>Connects, takes the lock and makes the tables.</summary>
    protected abstract Task<DbConnection> ConnectAsync(CancellationToken cancellationToken);

    private RowCommand Put(string table, DbTransaction transaction) => new(Command(
        $"""
        insert into {table} (record, id, revision, position, document) values (@record, @id, @revision, @position, {DocumentValue})
        on conflict (record, id) do update set revision = excluded.revision, position = excluded.position, document = excluded.document
        """, transaction), hasRow: true);

    // Not to be cancelled half way: a transaction that was begun is committed.
    private async Task WriteAsync(MirrorState state, Func<DbTransaction, Task> write, CancellationToken cancellationToken)
    {
        await using var transaction = await Connection.BeginTransactionAsync(cancellationToken);
        await write(transaction);
        await SaveAsync(state, transaction, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private async Task SaveAsync(MirrorState state, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using var command = Command(
            """
            insert into mirror_state (only_row, epoch, query, position, snapshot_record, snapshot_after)
            values (1, @epoch, @query, @position, @snapshot_record, @snapshot_after)
            on conflict (only_row) do update set epoch = excluded.epoch, query = excluded.query, position = excluded.position,
              snapshot_record = excluded.snapshot_record, snapshot_after = excluded.snapshot_after
            """, transaction);
        RowCommand.Add(command, "@epoch", state.Epoch);
        RowCommand.Add(command, "@query", state.Query);
        RowCommand.Add(command, "@position", state.Position);
        RowCommand.Add(command, "@snapshot_record", state.Snapshot?.Record);
        RowCommand.Add(command, "@snapshot_after", state.Snapshot?.After);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task ExecuteAsync(string sql, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, transaction);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private DbCommand Command(string sql, DbTransaction? transaction)
    {
        var command = Connection.CreateCommand();
        (command.CommandText, command.Transaction, command.CommandTimeout) = (sql, transaction, 0);
        return command;
    }
}
