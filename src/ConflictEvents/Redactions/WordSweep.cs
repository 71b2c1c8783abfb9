using System.Data;
using ConflictEvents.Changes;
using ConflictEvents.Json;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Redactions;

/// <summary>Finds the records in which words may stand: in any revision, note or stored text. It reads all of them, which takes its time; nobody waits for it.</summary>
internal sealed class WordSweep(LedgerDb db)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The records, sources first: what is taken out of their texts takes excerpts along.</summary>
    public async Task<IReadOnlyList<(RecordType Type, string Id)>> FindAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var before = db.Database.GetCommandTimeout();
        db.Database.SetCommandTimeout(Patience);
        try
        {
            await using var transaction = await WholeTransaction.BeginAsync(db, IsolationLevel.ReadCommitted, cancellationToken);
            await db.Database.ExecuteSqlAsync($"set local statement_timeout = '10min'", cancellationToken);
            return await FindAsync(WordPatterns.Of(texts), cancellationToken);
        }
        finally
        {
            db.Database.SetCommandTimeout(before);
        }
    }

    // As `ilike`, which would fold each text again for each pattern: with ten of them that is most of its time.
    private async Task<IReadOnlyList<(RecordType Type, string Id)>> FindAsync(string[] patterns, CancellationToken cancellationToken)
    {
        var folded = await db.Database.SqlQuery<string>($"select lower(p) as \"Value\" from unnest({patterns}) p").ToArrayAsync(cancellationToken);
        var found = await db.Database.SqlQuery<Place>($"""
            select 'source' as "Record", id::text as "Id" from source_texts where lower(text) like any({folded})
            union select 'source', id::text from source_revisions where lower(document::text) like any({folded}) or lower(change_note) like any({folded})
            union select 'event', id::text from event_revisions where lower(document::text) like any({folded}) or lower(change_note) like any({folded})
            union select 'actor', id from actor_revisions where lower(document::text) like any({folded}) or lower(change_note) like any({folded})
            union select 'dispute', id::text from dispute_revisions where lower(document::text) like any({folded}) or lower(change_note) like any({folded})
            """).ToListAsync(cancellationToken);
        return [.. found.Select(p => (Type: WireNames.TryParse<RecordType>(p.Record, out var type) ? type : throw new InvalidOperationException(p.Record), p.Id))
            .OrderBy(p => p.Type != RecordType.Source).ThenBy(p => p.Type).ThenBy(p => p.Id, StringComparer.Ordinal)];
    }

    private sealed record Place(string Record, string Id);
}
