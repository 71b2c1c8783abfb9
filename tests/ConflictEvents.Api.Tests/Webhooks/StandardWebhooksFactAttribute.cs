namespace ConflictEvents.Api.Tests.Webhooks;

/// <summary>A test with the npm package `standardwebhooks`, reported as skipped where it is not there; ./test installs it into a folder of the run and names that by CONFLICTEVENTS_STANDARDWEBHOOKS.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StandardWebhooksFactAttribute : FactAttribute
{
    public StandardWebhooksFactAttribute()
    {
        if (Folder is null)
            Skip = "THE PACKAGE standardwebhooks IS MISSING, NO DELIVERY WAS VERIFIED BY IT: run ./test with node and npm installed (Debian: apt-get install nodejs npm), or name a copy of the folder standardwebhooks, after npm ci in it, by CONFLICTEVENTS_STANDARDWEBHOOKS.";
    }

    /// <summary>A copy of the folder standardwebhooks, with its node_modules.</summary>
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("CONFLICTEVENTS_STANDARDWEBHOOKS") is { Length: > 0 } named ? named : null;
}
