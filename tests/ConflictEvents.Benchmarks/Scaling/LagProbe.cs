using System.Diagnostics;
using Npgsql;

namespace ConflictEvents.Benchmarks.Scaling;

/// <summary>How long it takes until the standby shows what the primary has: a head that was read here is looked for there, again and again.</summary>
internal sealed class LagProbe(NpgsqlDataSource primary, NpgsqlDataSource standby)
{
    private const string Sql = "select position from ledger_head";

    public List<double> Milliseconds { get; } = [];

    public List<double> Positions { get; } = [];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var here = await primary.OpenConnectionAsync(cancellationToken);
        await using var there = await standby.OpenConnectionAsync(cancellationToken);
        while (!cancellationToken.IsCancellationRequested)
        {
            var head = await HeadAsync(here);
            var start = Stopwatch.GetTimestamp();
            var shown = await HeadAsync(there);
            Positions.Add(Math.Max(0, head - shown));
            while (shown < head)
                shown = await HeadAsync(there);
            Milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await Task.Delay(5, CancellationToken.None);
        }
        Milliseconds.Sort();
        Positions.Sort();
    }

    private static async Task<long> HeadAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        return (long)(await command.ExecuteScalarAsync(CancellationToken.None))!;
    }
}
