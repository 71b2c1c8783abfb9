using ConflictEvents.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ConflictEvents.Api.Tests.House;

/// <summary>A host that a test starts and stops, one of several on a database that outlives it, by a clock of the test's.</summary>
internal sealed class ClockedHost : WebApplicationFactory<Program>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TestDatabase _database;
    private readonly FakeClock _clock;

    private ClockedHost(TestDatabase database, FakeClock clock) => (_database, _clock) = (database, clock);

    /// <summary>A caller without a key.</summary>
    public HttpClient Reader => CreateClient();

    /// <summary>A caller with the admin key.</summary>
    public HttpClient Admin
    {
        get
        {
            var client = CreateClient();
            client.DefaultRequestHeaders.Authorization = new("Bearer", ApiFixture.AdminKey);
            return client;
        }
    }

    public static async Task<ClockedHost> StartAsync(TestDatabase database, FakeClock clock)
    {
        var host = new ClockedHost(database, clock);
        await host.Services.GetRequiredService<SchemaReady>().WaitAsync(CancellationToken.None).WaitAsync(Patience);
        return host;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:ConflictEvents", _database.ConnectionString);
        builder.UseSetting("ConflictEvents:AdminKey", ApiFixture.AdminKey);
        builder.UseSetting("ConflictEvents:Sample", "false");
        builder.UseSetting("ConflictEvents:Webhooks:AllowLoopback", "true");
        builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_clock)));
    }
}
