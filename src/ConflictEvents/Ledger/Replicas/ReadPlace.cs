using ConflictEvents.Storage;
using ConflictEvents.Telemetry;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ConflictEvents.Ledger.Replicas;

/// <summary>
/// The one place where a read gets its connection: the replica's, where the scope may lag and the replica is fresh enough, else the primary's. A
/// replica counts where it answers; what it refuses, the primary is asked, whose word is the last.
/// </summary>
internal sealed class ReadPlace(LedgerDb db, Freshness freshness, ReplicaWatch replica, Instruments instruments, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(50);
    private ReplicaWatch.Look floor;
    private bool hasAnswered;

    /// <summary>Whether the replica is being read.</summary>
    public bool IsReplica { get; private set; }

    /// <summary>How far behind the replica may be.</summary>
    public TimeSpan MaxLag => replica.Settings.MaxLag;

    /// <summary>Reads, once on the replica and else on the primary.</summary>
    /// <param name="mayLag">Whether what is read may be a moment behind.</param>
    /// <param name="read">Reads, and calls <see cref="Demand"/> with the head that it finds.</param>
    /// <param name="mayRepeat">Whether it may be made again after it failed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<T> ReadAsync<T>(bool mayLag, Func<Task<T>> read, Func<bool> mayRepeat, CancellationToken cancellationToken)
    {
        if (!mayLag || !freshness.MayLag || replica.ConnectionString is null)
            return await read();
        if (replica.Floor() is { } look)
        {
            try
            {
                floor = look;
                var answer = await AtReplicaAsync(read, cancellationToken);
                instruments.Read(byReplica: true);
                return answer;
            }
            catch (Exception e) when (mayRepeat() && !IsLastWord(e))
            {
                if (!hasAnswered || LostConnection.Is(e))
                    replica.Lose();
            }
        }
        instruments.Read(byReplica: false);
        return await read();
    }

    /// <summary>Opens the connection of the place for one statement outside of transactions; whoever asked closes it.</summary>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var (connection, start) = ((NpgsqlConnection)db.Database.GetDbConnection(), time.GetTimestamp());
        await connection.OpenAsync(cancellationToken);
        instruments.GotConnection(time.GetElapsedTime(start));
        return connection;
    }

    /// <summary>Holds the head that a read has found against what the answer must take in.</summary>
    /// <param name="head">The head.</param>
    /// <param name="position">A position that the read shows.</param>
    public void Demand(LedgerHead head, long position = 0)
    {
        if (!IsReplica)
        {
            freshness.Least?.Demand(head);
            return;
        }
        hasAnswered = true;
        if (head.Epoch != floor.Epoch || head.Position < floor.Position || freshness.Least?.Epoch is { } epoch && epoch != head.Epoch)
            throw new ReplicaBehindException(isClose: false);
        if (head.Position < Math.Max(position, freshness.Least?.Position ?? 0))
            throw new ReplicaBehindException(isClose: true);
    }

    private async Task<T> AtReplicaAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        var (primary, start, pause) = (db.Database.GetConnectionString(), time.GetTimestamp(), FirstPause);
        db.Database.SetConnectionString(replica.ConnectionString);
        (IsReplica, hasAnswered) = (true, false);
        try
        {
            while (true)
            {
                try
                {
                    return await read();
                }
                catch (ReplicaBehindException e) when (e.IsClose && time.GetElapsedTime(start) + pause <= replica.Settings.Patience)
                {
                    await Task.Delay(pause, time, cancellationToken);
                    pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                }
            }
        }
        finally
        {
            IsReplica = false;
            db.Database.SetConnectionString(primary);
        }
    }

    // What ran into a time limit is not tried again, but a connection that could not be had.
    private bool IsLastWord(Exception e) => e switch
    {
        OperationCanceledException => true,
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => true,
        NpgsqlException { InnerException: TimeoutException } => hasAnswered,
        _ => e.InnerException is { } inner && IsLastWord(inner),
    };
}
