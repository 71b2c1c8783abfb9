using ConflictEvents.LocalPostgres;

namespace ConflictEvents.Api.Tests.Replicas;

/// <summary>A test that starts a primary and a standby of its own, also where a server is configured; skipped where PostgreSQL's programs are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class StandbyFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> Missing = new(() =>
        PostgresPrograms.FindAllAsync(CancellationToken.None).GetAwaiter().GetResult() is not [var first, ..] || !File.Exists(first.PathOf("pg_basebackup")));

    public StandbyFactAttribute()
    {
        if (IsMissing)
            Skip = "PostgreSQL's programs, pg_basebackup among them, ARE MISSING, nothing checked.";
    }

    public static bool IsMissing => Missing.Value;
}
