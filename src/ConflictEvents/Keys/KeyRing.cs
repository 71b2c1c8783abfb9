using System.Security.Cryptography;
using ConflictEvents.Json;
using ConflictEvents.Kinds;
using ConflictEvents.Storage;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ConflictEvents.Keys;

/// <summary>Makes, lists, revokes and recognises keys.</summary>
public sealed class KeyRing
{
    private static readonly TimeSpan UseStep = TimeSpan.FromMinutes(1);
    private static readonly string[] Reserved = ["admin", "system", "sample", "anonymous"];
    private static readonly KeyBodyRules Rules = new();
    private readonly LedgerDb db;
    private readonly TimeProvider time;

    internal KeyRing(LedgerDb db, TimeProvider time) => (this.db, this.time) = (db, time);

    /// <summary>Who holds this token; null where it is unknown, expired or revoked.</summary>
    public async Task<Caller?> RecogniseAsync(string text, CancellationToken cancellationToken)
    {
        if (KeyToken.Parse(text) is not { } token)
            return null;
        var key = await db.Set<ApiKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Id == token.Id, cancellationToken);
        var now = time.GetUtcNow();
        if (key is null || !CryptographicOperations.FixedTimeEquals(key.SecretSha256, token.SecretHash()) || key.RevokedAt is not null || key.ExpiresAt <= now)
            return null;
        if (key.LastUsedAt is null || now - key.LastUsedAt > UseStep)
            await db.Set<ApiKey>().Where(k => k.Id == key.Id).ExecuteUpdateAsync(k => k.SetProperty(x => x.LastUsedAt, now), cancellationToken);
        return WireNames.TryParse<Role>(key.Role, out var role) ? new Caller(key.Name, role) : null;
    }

    /// <summary>Makes a key; its token is in the answer, and nowhere else ever again.</summary>
    public async Task<KeyView> CreateAsync(KeyBody body, Caller caller, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Admin, "To make keys");
        Rules.Demand(body);
        if (Reserved.Contains(body.Name, StringComparer.OrdinalIgnoreCase))
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
        var key = await db.Set<ApiKey>().SingleOrDefaultAsync(k => k.Id == id, cancellationToken) ?? throw new NotFoundException();
        key.RevokedAt ??= time.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        return View(key);
    }

    private static KeyView View(ApiKey key) => new()
    {
        Id = key.Id,
        Name = key.Name,
        Role = WireNames.TryParse<Role>(key.Role, out var role) ? role : Role.Reader,
        CreatedAt = key.CreatedAt,
        CreatedBy = key.CreatedBy,
        ExpiresAt = key.ExpiresAt,
        RevokedAt = key.RevokedAt,
        LastUsedAt = key.LastUsedAt,
    };

    private sealed class KeyBodyRules : AbstractValidator<KeyBody>
    {
        public KeyBodyRules()
        {
            RuleFor(k => k.Name).RequiredText(100, "whose key it is");
            RuleFor(k => k.Name).Must(name => name is null || !name.Any(char.IsControl))
                .WithErrorCode("text").WithMessage("This is not one line: changes and log lines carry it; leave tabs and line breaks out.");
            RuleFor(k => k.Role).RequiredWord();
        }
    }
}
