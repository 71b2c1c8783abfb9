using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace ConflictEvents.Storage;

/// <summary>
/// Where database handles come from: for requests, and for imports, which have timeouts and connections of their own. A handle that was given back is given
/// out again, for making one costs more than a look-up by id.
/// </summary>
internal sealed class LedgerConnections(DatabaseTimeouts timeouts, string connectionString, Action<DbContextOptionsBuilder> configure)
{
    // Half of a look-up by id is the planning of it: the table has more than forty indexes. What is asked again and again is prepared.
    private const int Prepared = 100;

    // As many as work at once on a busy day; what comes back beyond them is let go.
    private const int MostKept = 128;

    private readonly Lazy<PooledDbContextFactory<LedgerDb>> usual = new(() => Handles(timeouts.In(Preparing(connectionString)), configure));
    private readonly Lazy<PooledDbContextFactory<LedgerDb>> ofImports = new(() => Handles(timeouts.ForImports(Preparing(connectionString)), configure));

    /// <summary>A handle for a sort of work; disposed, it is given back.</summary>
    public LedgerDb For(WorkSort work) => (work.IsImport ? ofImports : usual).Value.CreateDbContext();

    /// <summary>A connection string with which statements are prepared, and connections given back as they are, unless it says otherwise itself.</summary>
    internal static string Preparing(string connectionString)
    {
        var said = new DbConnectionStringBuilder { ConnectionString = connectionString }.Keys.Cast<string>().Select(k => k.Replace(" ", "", StringComparison.Ordinal)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        // Whoever stands between us and the database may hand each transaction another connection (PgBouncer): then its connection string says 0.
        if (!said.Contains(nameof(builder.MaxAutoPrepare)))
            builder.MaxAutoPrepare = Prepared;
        // To reset a session takes the database as long as a look-up by id. What is set here ends with its transaction; what does not cleans up after itself (HeldOnce, SchemaMigrator).
        if (!said.Contains(nameof(builder.NoResetOnClose)))
            builder.NoResetOnClose = true;
        return builder.ConnectionString;
    }

    private static PooledDbContextFactory<LedgerDb> Handles(string connectionString, Action<DbContextOptionsBuilder> configure)
    {
        var builder = new DbContextOptionsBuilder<LedgerDb>();
        builder.UseNpgsql(connectionString);
        configure(builder);
        return new(builder.Options, MostKept);
    }
}
