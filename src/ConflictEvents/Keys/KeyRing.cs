using System.Data;
using System.Security.Cryptography;
using ConflictEvents.Json;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ConflictEvents.Keys;

/// <summary>Makes, lists, rotates, revokes and recognises keys.</summary>
public sealed class KeyRing
{
    // Compared where there is no such key, so that it takes no less time than where there is one.
    private static readonly byte[] Nobody = new byte[SHA256.HashSizeInBytes];
    private static readonly string[] Reserved = ["admin", "system", "sample", "anonymous"];
    private static readonly KeyBodyRules Rules = new();
    private static readonly Func<LedgerDb, string, CancellationToken, Task<ApiKey?>> Kept = EF.CompileAsyncQuery((LedgerDb db, string id, CancellationToken _) =>
        db.Set<ApiKey>().AsNoTracking().SingleOrDefault(k => k.Id == id));
    private readonly LedgerDb db;
    private readonly KnownKeys known;
    private readonly KeyUses uses;
    private readonly TimeProvider time;

    internal KeyRing(LedgerDb db, KnownKeys known, KeyUses uses, TimeProvider time) => (this.db, this.known, this.uses, this.time) = (db, known, uses, time);

    /// <summary>Who holds this token. It waits for one read at most, and for no write. What another instance changed of a key counts here within a second.</summary>
    public async Task<KeyAnswer> RecogniseAsync(string text, CancellationToken cancellationToken)
    {
        if (KeyToken.Parse(text) is not { } token)
            return new(null, null, KeyRefusal.Unknown);
        var (at, changes) = (time.GetTimestamp(), known.Changes);
        var (key, isRead) = known.Find(token.Id) is { } found ? (found, false) : (await LostConnection.AgainAsync(() => Kept(db, token.Id, cancellationToken), cancellationToken), true);
        var (sent, now) = (token.SecretHash(), time.GetUtcNow());
        var isCurrent = CryptographicOperations.FixedTimeEquals(key?.SecretSha256 ?? Nobody, sent);
        var isOld = CryptographicOperations.FixedTimeEquals(key?.OldSecretSha256 ?? Nobody, sent) && key?.OldSecretUntil > now;
        if (key is null || !WireNames.TryParse<Role>(key.Role, out var role))
            return new(null, null, KeyRefusal.Unknown);
        if (!isCurrent && !isOld)
            return new(null, key.Name, KeyRefusal.WrongSecret);
        if (key.RevokedAt is not null)
            return new(null, key.Name, KeyRefusal.Revoked);
        if (key.ExpiresAt <= now)
            return new(null, key.Name, KeyRefusal.Expired);
        uses.Note(key, now);
        if (isRead)
            known.Keep(key, at, changes);
        return new(new Caller(key.Name, role), key.Name, null);
    }

    /// <summary>Makes a key; its token is in the answer, and nowhere else ever again.</summary>
    public async Task<KeyView> CreateAsync(KeyBody body, Caller caller, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Admin, "To make keys");
        Rules.Demand(body);
        if (Reserved.Contains(body.Name, StringComparer.OrdinalIgnoreCase) || body.Name.StartsWith(Person.Prefix, StringComparison.OrdinalIgnoreCase))
            throw new InvalidRecordException("/name", "reserved", "is a name of the server's own; take another");
        if (body.ExpiresAt <= time.GetUtcNow())
            throw new InvalidRecordException("/expiresAt", "past", "lies in the past; send a future instant, or leave it out");
        var token = KeyToken.New();
        var key = new ApiKey
        {
            Id = token.Id,
            Name = body.Name,
            Role = WireNames.Of(body.Role!.Value),
            SecretSha256 = token.SecretHash(),
            CreatedAt = time.GetUtcNow(),
            CreatedBy = caller.Name,
            ExpiresAt = body.ExpiresAt?.ToUniversalTime(),
        };
        db.Add(key);
        Note(KeyAction.Made, key, caller);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: "uq_api_keys_name" })
        {
            throw new ConflictException("name_taken", "A key of this name exists or existed; names are never used again, since changes are recorded by them.", "/name");
        }
        return View(key) with { Key = token.ToString() };
    }

    /// <summary>The keys by id.</summary>
    public async Task<KeyPage> ListAsync(string? after, int limit, Caller caller, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Admin, "To list keys");
        if (after is not null && !KeyToken.IsId(after))
            throw new InvalidParameterException("cursor", "is no token of this server; take it as it stands from `next`, or leave it out to start again");
        var keys = await db.Set<ApiKey>().AsNoTracking().Where(k => after == null || k.Id.CompareTo(after) > 0).OrderBy(k => k.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var items = keys.Take(limit).Select(View).ToList();
        return new(items, keys.Count > limit ? items[^1].Id : null);
    }

    /// <summary>One key.</summary>
    public async Task<KeyView> FindAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Admin, "To see keys");
        var key = await db.Set<ApiKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Id == id, cancellationToken);
        return key is null ? throw new NotFoundException() : View(key);
    }

    /// <summary>Revokes a key, at once and for good.</summary>
    public async Task<KeyView> RevokeAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Admin, "To revoke keys");
        return await ChangeAsync(id, key =>
        {
            if (key.RevokedAt is null)
                Note(KeyAction.Revoked, key, caller);
            key.RevokedAt ??= time.GetUtcNow();
            return View(key);
        }, cancellationToken);
    }

    /// <summary>Gives a key a new secret; the one before is taken for the overlap as well. One that was still taken from the rotation before is not any more.</summary>
    public async Task<KeyView> RotateAsync(string id, TimeSpan overlap, Caller caller, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Admin, "To rotate keys");
        return await ChangeAsync(id, key =>
        {
            var now = time.GetUtcNow();
            if (key.RevokedAt is not null || key.ExpiresAt <= now)
                throw new ConflictException("key_ended", "This key was revoked or has expired, and stays so; make another.");
            var token = KeyToken.New(key.Id);
            var isOverlapping = overlap > TimeSpan.Zero;
            (key.OldSecretSha256, key.OldSecretUntil) = (isOverlapping ? key.SecretSha256 : null, isOverlapping ? now + overlap : null);
            key.SecretSha256 = token.SecretHash();
            Note(KeyAction.Rotated, key, caller);
            return View(key) with { Key = token.ToString() };
        }, cancellationToken);
    }

    // Under the row's lock: of two who rotate at once both get a secret that is taken.
    private async Task<KeyView> ChangeAsync(string id, Func<ApiKey, KeyView> change, CancellationToken cancellationToken)
    {
        await using var transaction = await WholeTransaction.BeginAsync(db, IsolationLevel.ReadCommitted, cancellationToken);
        var found = await db.Set<ApiKey>().FromSql($"select * from api_keys where id = {id} for update").ToListAsync(cancellationToken);
        var view = change(found.SingleOrDefault() ?? throw new NotFoundException());
        await db.SaveChangesAsync(cancellationToken);
        try
        {
            await transaction.CommitAsync(cancellationToken);
        }
        finally
        {
            // Also where nobody knows whether it was committed.
            known.Change();
        }
        return view;
    }

    private void Note(KeyAction action, ApiKey key, Caller caller) =>
        db.Add(new KeyChange { At = time.GetUtcNow(), By = caller.Name, ActingAs = caller.ActingAs, Action = WireNames.Of(action), Key = key.Id, Name = key.Name, Role = key.Role });

    private KeyView View(ApiKey key) => new()
    {
        Id = key.Id,
        Name = key.Name,
        Role = WireNames.TryParse<Role>(key.Role, out var role) ? role : Role.Reader,
        CreatedAt = key.CreatedAt,
        CreatedBy = key.CreatedBy,
        ExpiresAt = key.ExpiresAt,
        RevokedAt = key.RevokedAt,
        LastUsedAt = uses.LastOf(key),
        OldSecretUntil = key.OldSecretUntil > time.GetUtcNow() ? key.OldSecretUntil : null,
    };
}
