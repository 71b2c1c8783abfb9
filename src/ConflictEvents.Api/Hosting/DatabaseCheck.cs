using ConflictEvents.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ConflictEvents.Api.Hosting;

/// <summary>Ready is: the schema is this build's, and the database answers.</summary>
internal sealed class DatabaseCheck(SchemaReady schema, LedgerDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!schema.IsReady)
            return HealthCheckResult.Unhealthy("migrations are not applied yet");
        return await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("the database does not answer");
    }
}
