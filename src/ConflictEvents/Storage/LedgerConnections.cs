using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ConflictEvents.Storage;

/// <summary>How database handles are made, found out once: for requests, and for imports, which have timeouts and connections of their own.</summary>
internal sealed class LedgerConnections(DatabaseTimeouts timeouts, string connectionString, Action<DbContextOptionsBuilder> configure)
{
    // Half of a look-up by id is the planning of it: the table has more than forty indexes. What is asked again and again is prepared.
    private const int Prepared = 100;

    private readonly Lazy<DbContextOptions<LedgerDb>> usual = new(() => Options(timeouts.In(Preparing(connectionString)), configure));
    private readonly Lazy<DbContextOptions<LedgerDb>> ofImports = new(() => Options(timeouts.ForImports(Preparing(connectionString)), configure));

    /// <summary>The handle's options for a sort of work.</summary>
    public DbContextOptions<LedgerDb> For(WorkSort work) => (work.IsImport ? ofImports : usual).Value;

    /// <summary>A connection string with which statements are prepared, unless it says otherwise itself.</summary>
    internal static string Preparing(string connectionString)
    {
        // Whoever stands between us and the database may hand each transaction another connection (PgBouncer): then its connection string says 0.
        var isSaid = new DbConnectionStringBuilder { ConnectionString = connectionString }.Keys.Cast<string>()
            .Any(k => k.Replace(" ", "", StringComparison.Ordinal).Equals(nameof(NpgsqlConnectionStringBuilder.MaxAutoPrepare), StringComparison.OrdinalIgnoreCase));
        return isSaid ? connectionString : new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = Prepared }.ConnectionString;
    }

    private static DbContextOptions<LedgerDb> Options(string connectionString, Action<DbContextOptionsBuilder> configure)
    {
        var builder = new DbContextOptionsBuilder<LedgerDb>();
        builder.UseNpgsql(connectionString);
        configure(builder);
        return builder.Options;
    }
}
