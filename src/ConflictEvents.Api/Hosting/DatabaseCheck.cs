using ConflictEvents.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ConflictEvents.Api.Hosting;

/// <summary>Ready is: the schema is this build's, the database answers, and the process is not about to end.</summary>
internal sealed class DatabaseCheck(SchemaReady schema, DatabasePulse database, Farewell farewell) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (farewell.HasBegun)
            return HealthCheckResult.Unhealthy("the server stops");
        if (!schema.IsReady)
            return HealthCheckResult.Unhealthy("migrations are not applied yet");
        return await database.BeatsAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("the database does not answer");
    }
}
