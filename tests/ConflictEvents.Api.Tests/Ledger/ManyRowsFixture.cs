using ConflictEvents.Api.Tests.House;
using ConflictEvents.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ConflictEvents.Api.Tests.Ledger;

/// <summary>The API on a ledger of 100,000 events, with the plan of every statement that it sends.</summary>
public sealed class ManyRowsFixture : ApiFixture
{
    // Without parallel plans: where cores are idle they make a read from end to end look cheap, and under load they are not idle.
    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string> { ["ConnectionStrings:ConflictEvents"] = Database.ConnectionString + ";Options=-c max_parallel_workers_per_gather=0" };

    internal Plans Plans { get; } = new();

    protected override async Task<TestDatabase> NewDatabaseAsync()
    {
        var database = await base.NewDatabaseAsync();
        await ManyRows.GenerateAsync(database);
        return database;
    }

    protected override void Configure(IServiceCollection services) => services.ConfigureDbContext<LedgerDb>(db => db.AddInterceptors(Plans));
}
