using System.Data;
using System.Data.Common;
using System.Text;
using ConflictEvents.Client;

namespace ConflictEvents.Tool.Mirrors;

/// <summary>A prepared statement that is run for many rows.</summary>
internal sealed class RowCommand : IAsyncDisposable
{
    private readonly DbCommand command;
    private bool isPrepared;

    public RowCommand(DbCommand command, bool hasRow)
    {
        this.command = command;
        Add(command, "@record", "");
        Add(command, "@id", "");
        if (!hasRow)
            return;
        Add(command, "@revision", 0);
        Add(command, "@position", 0L);
        Add(command, "@document", "");
    }

    public static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        parameter.DbType = value switch { int => DbType.Int32, long => DbType.Int64, _ => DbType.String };
        command.Parameters.Add(parameter);
    }

    public Task RunAsync(MirrorRow row, CancellationToken cancellationToken)
    {
        command.Parameters["@revision"].Value = row.Revision;
        command.Parameters["@position"].Value = row.Position;
        command.Parameters["@document"].Value = Encoding.UTF8.GetString(row.Document.Span);
        return RunAsync(row.Record, row.Id, cancellationToken);
    }

    public async Task RunAsync(RecordType record, string id, CancellationToken cancellationToken)
    {
        command.Parameters["@record"].Value = record.Word();
        command.Parameters["@id"].Value = id;
        if (!isPrepared)
            await command.PrepareAsync(cancellationToken);
        isPrepared = true;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => command.DisposeAsync();
}
