using Npgsql;

namespace ConflictEvents.Storage;

/// <summary>Whether the database answers, asked over a connection of its own: when all others are taken or stuck, probes are told at once.</summary>
public sealed class DatabasePulse : IAsyncDisposable
{
    private const int Seconds = 2;
    private readonly NpgsqlDataSource source;

    internal DatabasePulse(string connectionString) => source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
    {
        MinPoolSize = 0,
        MaxPoolSize = 2,
        Timeout = Seconds,
        CommandTimeout = Seconds,
        CancellationTimeout = -1,
        ApplicationName = "conflict-events health",
    });

    /// <summary>Asks; false also where no answer comes within two seconds.</summary>
    public async Task<bool> BeatsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await LostConnection.AgainAsync(async () =>
            {
                await using var command = source.CreateCommand("select true");
                return await command.ExecuteScalarAsync(cancellationToken) is true;
            }, cancellationToken);
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => source.DisposeAsync();
}
