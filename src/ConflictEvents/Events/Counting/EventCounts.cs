using System.Data;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events.Counting;

/// <summary>
/// Keeps the counts of today's published events behind the ledger, block by block of its positions: what a block brought is added, what it superseded
/// is taken away. Neither depends on when that is done, for a position that the head has passed does not change.
/// </summary>
internal sealed class EventCounts(LedgerDb db)
{
    /// <summary>The columns of the counts, from a revision.</summary>
    public const string Columns = "coalesce(country, '') as country, kind, case when occurred is null then '-infinity' else sort_day end as day, "
        + "case when occurred is null then '-infinity' else coalesce(upper(occurred) - 1, 'infinity') end as last_day, is_public";

    private const int Block = 20_000;

    /// <summary>Counts to the ledger's head, in a transaction for each block; not where another instance is at it.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        while (await IsBehindAsync(cancellationToken) && await CountBlockAsync(cancellationToken))
        {
            // There may be another block.
        }
    }

    // A standby gets the counts as it gets the ledger.
    private async Task<bool> IsBehindAsync(CancellationToken cancellationToken) => (await db.Database.SqlQuery<bool>($"""
        select s.epoch is distinct from h.epoch or s.position <> h.position as "Value" from ledger_head h cross join event_counts_stand s where not pg_is_in_recovery()
        """).ToListAsync(cancellationToken)) is [true];

    private async Task<bool> CountBlockAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await WholeTransaction.BeginAsync(db, IsolationLevel.ReadCommitted, cancellationToken);
        await db.Database.AllowAsync(LongWork.OfMany, cancellationToken);
        // Before all else that is read: whoever rewrites what has been counted waits for this lock, or has committed.
        var locked = await db.Database.SqlQuery<Counted>($"select position as \"Position\", epoch as \"Epoch\" from event_counts_stand for update skip locked").ToListAsync(cancellationToken);
        if (locked is not [var counted])
            return false;
        var head = await db.Set<LedgerHead>().AsNoTracking().SingleAsync(cancellationToken);
        var isNew = counted.Epoch != head.Epoch || counted.Position > head.Position;
        if (isNew)
            await db.Database.ExecuteSqlAsync($"delete from event_counts", cancellationToken);
        var after = isNew ? 0 : counted.Position;
        var through = Math.Min(after + Block, head.Position);
        await AddAsync(after, through, cancellationToken);
        await db.Database.ExecuteSqlAsync($"update event_counts_stand set position = {through}, epoch = {head.Epoch}", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task AddAsync(long after, long through, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlRawAsync("set local jit = off; set local plan_cache_mode = force_custom_plan", cancellationToken);
        await db.Database.ExecuteSqlRawAsync($$"""
            insert into event_counts (country, kind, day, last_day, is_public, events)
            select f.country, c.kind, c.day, c.last_day, c.is_public, sum(c.events)
            from (
              select {{Columns}}, 1 as events from event_revisions
              where position > {0} and position <= {1} and (superseded_at is null or superseded_at > {1}) and lifecycle = 'published'
              union all
              select {{Columns}}, -1 from event_revisions
              where superseded_at > {0} and superseded_at <= {1} and position <= {0} and lifecycle = 'published'
            ) c cross join lateral (values (c.country), ('*')) f (country)
            group by f.country, c.kind, c.day, c.last_day, c.is_public
            having sum(c.events) <> 0
            on conflict (country, kind, day, last_day, is_public) do update set events = event_counts.events + excluded.events
            """, [after, through], cancellationToken);
    }

    private sealed record Counted(long Position, Guid? Epoch);
}
