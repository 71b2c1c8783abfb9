using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace ConflictEvents.Storage;

/// <summary>Refuses another connection to what began on one that broke: <see cref="WholeTransaction"/>.</summary>
internal sealed class LostTransactions : DbConnectionInterceptor
{
    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Demand(eventData);
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Demand(eventData);
        return ValueTask.FromResult(result);
    }

    // As the driver says it, so that it is met as any connection that was lost.
    private static void Demand(ConnectionEventData eventData)
    {
        if (eventData.Context is LedgerDb { IsInWholeTransaction: true })
            throw new NpgsqlException("The connection was lost within a transaction.", new IOException("The connection was lost."));
    }
}
