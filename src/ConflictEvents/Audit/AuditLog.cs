using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using ConflictEvents.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Audit;

/// <summary>Who did what, the latest first: a read of the ledger's changes, of what was done with keys and webhooks, and of what was refused, each behind an index, put into one order.</summary>
public sealed class AuditLog
{
    private readonly LedgerDb db;

    internal AuditLog(LedgerDb db) => this.db = db;

    /// <summary>A page of it.</summary>
    /// <exception cref="ForbiddenException">The caller is no admin.</exception>
    /// <exception cref="InvalidParameterException">The token is none, or of another query.</exception>
    public async Task<AuditPage> ListAsync(AuditQuery query, Caller caller, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Admin, "To read the audit");
        var head = await db.Set<LedgerHead>().AsNoTracking().SingleAsync(cancellationToken);
        var fingerprint = PageToken.Fingerprint($"audit;{query.Since:O};{query.Until:O};{query.By};{string.Join(',', query.Kind)}");
        var after = query.Cursor is null ? null : AuditPlace.Of(PageToken.Read(query.Cursor, fingerprint, head));
        var rows = new List<AuditRow>();
        foreach (var kind in query.Kind.Count == 0 ? Enum.GetValues<AuditKind>() : [.. query.Kind.Distinct()])
            rows.AddRange(await RowsAsync(kind, query, after, cancellationToken));
        var found = rows.OrderByDescending(r => r.At).ThenByDescending(r => r.Kind).ThenByDescending(r => r.Number).Take(query.Limit + 1).ToList();
        var items = found.Take(query.Limit).ToList();
        var next = found.Count > query.Limit ? new PageToken(head.Epoch, head.Position, fingerprint, AuditPlace.Of(items[^1]).Words()).Write(head.TokenKey) : null;
        return new([.. items.Select(r => r.Entry())], next);
    }

    private async Task<List<AuditRow>> RowsAsync(AuditKind kind, AuditQuery query, AuditPlace? after, CancellationToken cancellationToken)
    {
        var rows = Source(kind);
        if (query.By is { } by)
            rows = rows.Where(r => r.By == by);
        if (query.Since is { } since)
            rows = rows.Where(r => r.At >= since);
        if (query.Until is { } until)
            rows = rows.Where(r => r.At < until);
        if (after is not null)
            rows = Behind(rows, kind, after);
        return await rows.OrderByDescending(r => r.At).ThenByDescending(r => r.Number).Take(query.Limit + 1).ToListAsync(cancellationToken);
    }

    // Of one instant, kinds stand in their order; of one kind, rows in that of their numbers.
    private static IQueryable<AuditRow> Behind(IQueryable<AuditRow> rows, AuditKind kind, AuditPlace after) =>
        kind < after.Kind ? rows.Where(r => r.At <= after.At)
        : kind > after.Kind ? rows.Where(r => r.At < after.At)
        : rows.Where(r => r.At <= after.At && (r.At < after.At || r.Number < after.Number));

    private IQueryable<AuditRow> Source(AuditKind kind) => kind switch
    {
        AuditKind.Change => db.Set<Change>().Select(c => new AuditRow
        {
            Kind = AuditKind.Change,
            At = c.RecordedAt,
            Number = c.Position,
            By = c.RecordedBy,
            ActingAs = c.ActingAs,
            Action = c.Action,
            Record = c.Record,
            Id = c.Id,
            Revision = c.Revision,
            Reason = c.Reason,
            Note = c.Note,
        }),
        AuditKind.Key => db.Set<KeyChange>().Select(k => new AuditRow { Kind = AuditKind.Key, At = k.At, Number = k.Id, By = k.By, ActingAs = k.ActingAs, Action = k.Action, Id = k.Key, Name = k.Name, Role = k.Role }),
        AuditKind.Webhook => db.Set<WebhookDeed>().Select(w => new AuditRow
        {
            Kind = AuditKind.Webhook,
            At = w.At,
            Number = w.Id,
            By = w.By,
            ActingAs = w.ActingAs,
            Action = w.Action,
            Id = w.Webhook.ToString(),
            Note = w.Note,
            Name = w.Host,
            Role = w.Role,
        }),
        _ => db.Set<Denial>().Select(d => new AuditRow
        {
            Kind = AuditKind.Denial,
            At = d.At,
            Number = d.Id,
            By = d.By,
            Action = d.Why,
            Status = d.Status,
            Address = d.Address,
            Method = d.Method,
            Path = d.Path,
            Count = d.Count,
        }),
    };
}
