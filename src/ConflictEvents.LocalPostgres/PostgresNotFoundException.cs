namespace ConflictEvents.LocalPostgres;

/// <summary>PostgreSQL's programs are not on this machine; the message names the one thing to install, and the way round it.</summary>
public sealed class PostgresNotFoundException : Exception
{
    /// <summary>Makes the exception with the full advice as its message.</summary>
    public PostgresNotFoundException()
        : this("PostgreSQL's programs (postgres, initdb, pg_ctl, pg_isready) of version 15 or later were not found.")
    {
    }

    /// <summary>Makes the exception with what was found instead, followed by the advice.</summary>
    public PostgresNotFoundException(string found)
        : this(found, null)
    {
    }

    /// <summary>Makes the exception with what was found instead, followed by the advice, and its cause.</summary>
    public PostgresNotFoundException(string found, Exception? innerException)
        : base($"{found}{Environment.NewLine}{Advice}", innerException)
    {
    }

    private static string Advice =>
        $"""
        Install them: {Install}
        Or start the server of the compose file and name it:
          docker compose up -d --wait database
          export ConnectionStrings__ConflictEvents='{ComposeConnectionString}'
        """;

    private static string Install => OperatingSystem.IsMacOS()
        ? "brew install postgresql@17"
        : File.Exists("/etc/debian_version")
            ? "apt-get install --no-install-recommends postgresql"
            : "the package `postgresql` (version 15 or later, with its contrib extensions) of this system";

    // The defaults of docker-compose.yml.
    private const string ComposeConnectionString =
        "Host=127.0.0.1;Port=54320;Username=conflict_events;Password=conflict_events;Database=conflict_events";
}
