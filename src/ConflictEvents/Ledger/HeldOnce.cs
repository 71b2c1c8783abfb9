using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ConflictEvents.Ledger;

/// <summary>
/// An idempotency key that is held while a request is worked on that takes several transactions. The lock is the session's,
/// on the same number that single writes lock in their transaction, so that neither meets the other's key.
/// </summary>
internal sealed class HeldOnce(LedgerDb db, Once once, TimeProvider time) : IAsyncDisposable
{
    private const string Outcome = "bulk";

    /// <summary>Whether a transaction that was committed has kept it.</summary>
    public bool IsKept { get; private set; }

    private string Name => once.Owner + '\n' + once.Key;

    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var isTaken = await db.Database.SqlQuery<bool>($"select pg_try_advisory_lock(hashtextextended({Name}, 0)) as \"Value\"").SingleAsync(cancellationToken);
        if (!isTaken)
            throw new IdempotencyInFlightException();
        var expired = time.GetUtcNow() - IdempotencyKey.KeptFor;
        await db.Set<IdempotencyKey>().Where(k => k.Owner == once.Owner && k.Key == once.Key && k.CreatedAt < expired).ExecuteDeleteAsync(cancellationToken);
        var kept = await db.Set<IdempotencyKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Owner == once.Owner && k.Key == once.Key, cancellationToken);
        if (kept is not null && !kept.Fingerprint.AsSpan().SequenceEqual(once.Fingerprint))
            throw new IdempotencyMismatchException();
        IsKept = kept is not null;
    }

    /// <summary>Keeps the key with the transaction that runs.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        if (IsKept)
            return;
        await db.Database.ExecuteSqlAsync($"""
            insert into idempotency_keys (owner, key, fingerprint, outcome, record, id, revision, created_at)
            values ({once.Owner}, {once.Key}, {once.Fingerprint}, {Outcome}, {Outcome}, '', 0, {time.GetUtcNow()})
            on conflict do nothing
            """, cancellationToken);
    }

    /// <summary>Says that the transaction was committed.</summary>
    public void Kept() => IsKept = true;

    public async ValueTask DisposeAsync()
    {
        // A broken connection has let go by itself. One that nobody knows whether it took the lock lets go of all, for it is given to others as it is.
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        try
        {
            if (connection.State == System.Data.ConnectionState.Open)
                await db.Database.ExecuteSqlAsync($"select pg_advisory_unlock_all()");
        }
        catch
        {
            NpgsqlConnection.ClearPool(connection);
            throw;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
