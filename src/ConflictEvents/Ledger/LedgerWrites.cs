using System.Data;
using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ConflictEvents.Ledger;

/// <summary>
/// Runs a write in its transaction: the idempotency key first, then the writer's plan, then the append, then commit.
/// The database decides races: whoever loses one plans again on what the winner committed. Those who do so queue up:
/// if they all raced again, one of many would lose every time.
/// </summary>
internal sealed class LedgerWrites(LedgerDb db, LedgerAppender appender, LedgerRewriter rewriter, LedgerLocks locks, HeadSignal signal, TimeProvider time)
{
    private const int Attempts = 5;
    private const int Repeats = 3;

    public Task<Written> RunAsync(Caller author, Once? once, Func<CancellationToken, Task<Plan>> plan, CancellationToken cancellationToken) =>
        RetryAsync(isFirst => TryAsync(author, once, plan, isFirst, cancellationToken), e => MayRepeat(e, once), cancellationToken);

    /// <summary>Writes many records in one transaction.</summary>
    /// <param name="author">Who writes.</param>
    /// <param name="work">Plans, and appends what it planned: in several blocks where a record occurs more than once. It is run again where a race was lost.</param>
    /// <param name="stores">Says of the outcome whether it is to be stored; else everything is rolled back.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="again">What is done before it is run again.</param>
    /// <param name="behind">The ticket of a transaction that has to end before this one may have the head.</param>
    public Task<T> RunManyAsync<T>(Caller author, Func<Func<IReadOnlyList<Entry>, Task>, Task<T>> work, Func<T, bool> stores, CancellationToken cancellationToken, Func<Task>? again = null, long? behind = null) =>
        RetryAsync(async isFirst =>
        {
            if (!isFirst && again is not null)
                await again();
            await using var transaction = await WholeTransaction.BeginAsync(db, IsolationLevel.ReadCommitted, cancellationToken);
            await db.Database.AllowAsync(LongWork.OfMany, cancellationToken);
            if (!isFirst)
                await locks.AgainAsync(cancellationToken);
            var outcome = await work(async block =>
            {
                await db.SaveChangesAsync(cancellationToken);
                if (block.Count > 0)
                    await AppendAsync(block, author, isFirst ? behind : null, cancellationToken);
            });
            if (stores(outcome))
            {
                await CommitAsync(transaction, cancellationToken);
                signal.Move();
            }
            db.ChangeTracker.Clear();
            return outcome;
        }, _ => false, cancellationToken);

    /// <summary>Takes an idempotency key for a request of several transactions, until it is let go.</summary>
    /// <exception cref="IdempotencyInFlightException">A request with this key is being worked on.</exception>
    /// <exception cref="IdempotencyMismatchException">It was used for another request.</exception>
    public async Task<HeldOnce> HoldAsync(Once once, CancellationToken cancellationToken)
    {
        var held = new HeldOnce(db, once, time);
        try
        {
            await held.TakeAsync(cancellationToken);
            return held;
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    private async Task<T> RetryAsync<T>(Func<bool, Task<T>> attempt, Func<Exception, bool> mayRepeat, CancellationToken cancellationToken)
    {
        for (var (count, lost) = (1, 0); ; count++)
        {
            try
            {
                return await attempt(count == 1);
            }
            catch (Exception e) when (count < Attempts && IsLostRace(e))
            {
                db.ChangeTracker.Clear();
            }
            catch (StaleEntryException)
            {
                throw new BusyException();
            }
            catch (Exception e) when ((lost > 0 && e is IdempotencyInFlightException || mayRepeat(e)) && ++lost <= Repeats)
            {
                db.ChangeTracker.Clear();
                await LostConnection.RestAsync(cancellationToken);
            }
        }
    }

    // Lost before the commit was sent, nothing was stored. Lost in it, nobody knows; but the key's row, which is committed with the change, does:
    // the next try finds it, or finds the key locked while the server is still at it, or makes the change.
    private static bool MayRepeat(Exception e, Once? once) => LostConnection.Is(e) && (e is not OutcomeUnknownException || once is not null);

    private async Task<Written> TryAsync(Caller author, Once? once, Func<CancellationToken, Task<Plan>> plan, bool isFirst, CancellationToken cancellationToken)
    {
        await using var transaction = await WholeTransaction.BeginAsync(db, IsolationLevel.ReadCommitted, cancellationToken);
        if (once is not null && await FirstAnswerAsync(once, cancellationToken) is { } first)
            return first;
        if (!isFirst)
            await locks.AgainAsync(cancellationToken);
        var planned = await plan(cancellationToken);
        var written = Outcome(planned);
        if (once is not null)
            db.Add(Kept(once, written));
        await db.SaveChangesAsync(cancellationToken);
        await StoreAsync(planned, author, cancellationToken);
        await CommitAsync(transaction, cancellationToken);
        db.ChangeTracker.Clear();
        if (planned is not Plan.Unchanged)
            signal.Move();
        return written;
    }

    private async Task StoreAsync(Plan plan, Caller author, CancellationToken cancellationToken)
    {
        if (plan is Plan.Append append)
            await AppendAsync(append.Entries, author, null, cancellationToken);
        if (plan is not Plan.Redact redact)
            return;
        var positions = await appender.AppendAsync(redact.Taken, author, cancellationToken);
        if (redact.Put.Count > 0)
            await appender.AppendAsync(redact.Put, author, cancellationToken);
        await rewriter.RewriteAsync(redact.Rows.Select(r => (r, positions[0])), cancellationToken);
        await redact.Beside(cancellationToken);
    }

    private async Task AppendAsync(IReadOnlyList<Entry> entries, Caller author, long? behind, CancellationToken cancellationToken)
    {
        var positions = await appender.AppendAsync(entries, author, cancellationToken, behind);
        await rewriter.RewriteAsync(entries.Zip(positions).SelectMany(e => e.First.Past.Select(row => (row, e.Second))), cancellationToken);
    }

    private static async Task CommitAsync(WholeTransaction transaction, CancellationToken cancellationToken)
    {
        try
        {
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception e) when (LostConnection.Is(e) || e is NpgsqlException and not PostgresException)
        {
            throw new OutcomeUnknownException(e);
        }
    }

    private static Written Outcome(Plan plan) => plan switch
    {
        Plan.Append { Entries: [var entry, ..] } => new(entry.Table.Record, entry.Id, entry.Revision,
            entry.Action == ChangeAction.Created ? WriteOutcome.Created : WriteOutcome.Revised),
        Plan.Redact redact when redact.Put.Concat(redact.Taken).First() is var entry => new(entry.Table.Record, entry.Id, entry.Revision, WriteOutcome.Revised),
        Plan.Unchanged same => new(same.Record, same.Id, same.Revision, WriteOutcome.Unchanged),
        _ => throw new InvalidOperationException("A plan appends something or says that nothing changes."),
    };

    // Polled, not waited for: a second request with the same key would otherwise hold its connection as long as the first works.
    private async Task<Written?> FirstAnswerAsync(Once once, CancellationToken cancellationToken)
    {
        var locked = await db.Database
            .SqlQuery<bool>($"select pg_try_advisory_xact_lock(hashtextextended({once.Owner + '\n' + once.Key}, 0)) as \"Value\"")
            .SingleAsync(cancellationToken);
        if (!locked)
            throw new IdempotencyInFlightException();
        var expired = time.GetUtcNow() - IdempotencyKey.KeptFor;
        await db.Set<IdempotencyKey>().Where(k => k.Owner == once.Owner && k.Key == once.Key && k.CreatedAt < expired).ExecuteDeleteAsync(cancellationToken);
        var kept = await db.Set<IdempotencyKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Owner == once.Owner && k.Key == once.Key, cancellationToken);
        if (kept is null)
            return null;
        if (!kept.Fingerprint.AsSpan().SequenceEqual(once.Fingerprint))
            throw new IdempotencyMismatchException();
        return WireNames.TryParse<WriteOutcome>(kept.Outcome, out var outcome) ? new(kept.Record, kept.Id, kept.Revision, outcome) : null;
    }

    private IdempotencyKey Kept(Once once, Written written) => new()
    {
        Owner = once.Owner,
        Key = once.Key,
        Fingerprint = once.Fingerprint,
        Outcome = WireNames.Of(written.Outcome),
        Record = written.Record,
        Id = written.Id,
        Revision = written.Revision,
        CreatedAt = time.GetUtcNow(),
    };

    /// <summary>Whether a lock was waited for as long as that may be.</summary>
    public static bool IsLockTimeout(Exception e) => StateOf(e) == PostgresErrorCodes.LockNotAvailable;

    private static bool IsLostRace(Exception e) => e is StaleEntryException
        || StateOf(e) is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    private static string? StateOf(Exception e) => (e as PostgresException ?? e.InnerException as PostgresException)?.SqlState;
}
