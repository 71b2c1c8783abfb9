using ConflictEvents.Api.Tests.House;
using ConflictEvents.LocalPostgres;

namespace ConflictEvents.Api.Tests.Storage;

/// <summary>A test that needs more of PostgreSQL's programs than the server, of the private cluster's version.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ClusterProgramsFactAttribute : FactAttribute
{
    public ClusterProgramsFactAttribute(params string[] programs)
    {
        if (Environment.GetEnvironmentVariable(TestServer.Variable) is { Length: > 0 })
            Skip = $"{TestServer.Variable} names a server, whose version of {string.Join(" and ", programs)} is not known.";
        else if (Missing(programs) is { } missing)
            Skip = $"{missing} IS MISSING among PostgreSQL's programs, nothing checked.";
    }

    private static string? Missing(string[] programs)
    {
        try
        {
            var found = PostgresPrograms.FindAsync(CancellationToken.None).GetAwaiter().GetResult();
            return programs.FirstOrDefault(p => !File.Exists(found.PathOf(p)));
        }
        catch (PostgresNotFoundException)
        {
            return "postgres";
        }
    }
}
