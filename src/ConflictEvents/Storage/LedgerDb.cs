using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Storage;

/// <summary>
/// The database handle. It knows no feature: each room maps its own rows in an <c>IEntityTypeConfiguration</c> that
/// stands beside them.
/// </summary>
public sealed class LedgerDb(DbContextOptions<LedgerDb> options) : DbContext(options)
{
    /// <summary>Whether a transaction runs whose commands must not go on by themselves.</summary>
    internal bool IsInWholeTransaction { get; set; }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(LedgerDb).Assembly);
        foreach (var function in typeof(LedgerDb).Assembly.GetTypes().SelectMany(t => t.GetMethods()).Where(m => m.GetCustomAttribute<DbFunctionAttribute>() is not null))
            modelBuilder.HasDbFunction(function);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
            property.SetColumnName(SnakeCase(property.Name));
    }

    private static string SnakeCase(string name) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
