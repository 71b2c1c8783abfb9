using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Storage;

/// <summary>
/// The database handle. It knows no feature: each room maps its own rows in an <c>IEntityTypeConfiguration</c> that
/// stands beside them.
/// </summary>
public sealed class LedgerDb(DbContextOptions<LedgerDb> options) : DbContext(options)
{
    private const BindingFlags Functions = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Whether a transaction runs whose commands must not go on by themselves.</summary>
    internal bool IsInWholeTransaction { get; set; }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(LedgerDb).Assembly);
        // Of static classes only: to look at every method of the assembly takes a tenth of a second of each start.
        foreach (var function in typeof(LedgerDb).Assembly.GetTypes().Where(t => t is { IsAbstract: true, IsSealed: true }).SelectMany(t => t.GetMethods(Functions)).Where(m => m.IsDefined(typeof(DbFunctionAttribute))))
            modelBuilder.HasDbFunction(function);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
            property.SetColumnName(SnakeCase(property.Name));
    }

    private static string SnakeCase(string name) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
