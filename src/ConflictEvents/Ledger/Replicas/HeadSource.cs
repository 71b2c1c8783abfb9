using Npgsql;

namespace ConflictEvents.Ledger.Replicas;

/// <summary>Asks a server where its ledger stands, over a connection of its own, and no longer than two seconds.</summary>
internal sealed class HeadSource : IAsyncDisposable
{
    private const int Seconds = 2;

    // Whatever the driver waits for: the watch goes on.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    // The age of the first change that the other server does not show: how far that one is behind, by the clock of this one.
    private const string Sql = """
        select position, epoch, (select extract(epoch from clock_timestamp() - recorded_at)::float8 from changes where position = $1)
        from ledger_head
        """;
    private readonly NpgsqlDataSource source;

    public HeadSource(string connectionString) => source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
    {
        MinPoolSize = 0,
        MaxPoolSize = 2,
        Timeout = Seconds,
        CommandTimeout = Seconds,
        CancellationTimeout = -1,
        ApplicationName = "conflict-events replica watch",
    });

    /// <summary>Its head, and how old the change of a position is; null where no answer came.</summary>
    public async Task<Head?> ReadAsync(long position, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(Longest);
        try
        {
            await using var command = source.CreateCommand(Sql);
            command.Parameters.Add(new() { Value = position });
            await using var reader = await command.ExecuteReaderAsync(late.Token);
            return await reader.ReadAsync(late.Token)
                ? new(reader.GetInt64(0), reader.GetGuid(1), TimeSpan.FromSeconds(reader.IsDBNull(2) ? 0 : Math.Max(0, reader.GetDouble(2))))
                : null;
        }
        catch (Exception e) when (e is NpgsqlException || !cancellationToken.IsCancellationRequested)
        {
            // Nothing of what stood in the pool is to be met at the next look.
            source.Clear();
            return null;
        }
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>A head.</summary>
    /// <param name="Position">The last position.</param>
    /// <param name="Epoch">Which life of the ledger.</param>
    /// <param name="Age">How old the change is that was asked for; zero where there is none.</param>
    public sealed record Head(long Position, Guid Epoch, TimeSpan Age);
}
