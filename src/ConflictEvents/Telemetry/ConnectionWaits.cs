using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ConflictEvents.Telemetry;

/// <summary>Measures how long work waits for its database connection: for a free one of the pool, or for a new one.</summary>
internal sealed class ConnectionWaits(Instruments instruments) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => instruments.GotConnection(eventData.Duration);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        instruments.GotConnection(eventData.Duration);
        return Task.CompletedTask;
    }
}
