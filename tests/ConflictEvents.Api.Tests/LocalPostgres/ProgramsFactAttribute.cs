using ConflictEvents.LocalPostgres;

namespace ConflictEvents.Api.Tests.LocalPostgres;

/// <summary>A test that needs PostgreSQL's own programs, also where a server is configured; skipped where they are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ProgramsFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> Missing = new(() => PostgresPrograms.FindAllAsync(CancellationToken.None).GetAwaiter().GetResult().Count == 0);

    public ProgramsFactAttribute()
    {
        if (Missing.Value)
            Skip = "PostgreSQL's programs are not on this machine";
    }
}
