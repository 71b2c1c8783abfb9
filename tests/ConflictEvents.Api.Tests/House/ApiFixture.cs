using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using ConflictEvents.Api.Tests.House.Contract;
using ConflictEvents.Keys;
using ConflictEvents.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ConflictEvents.Api.Tests.House;

/// <summary>
/// The API as it is served, on real Kestrel, on a database of its own: <c>IClassFixture&lt;ApiFixture&gt;</c>. A fixture
/// with other settings derives from it.
/// </summary>
public class ApiFixture : IAsyncLifetime
{
    /// <summary>The configured admin key.</summary>
    public const string AdminKey = "admin-key-of-the-tests-0123456789abcdef";

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private readonly Dictionary<Role, string> _keys = new() { [Role.Admin] = AdminKey };
    private readonly List<HttpClient> _clients = [];
    private readonly Stack<IAsyncDisposable> _owned = [];

    /// <summary>The host's clock.</summary>
    public FakeClock Clock { get; } = new();

    /// <summary>What the host logged.</summary>
    public LogLines Log { get; } = new();

    /// <summary>The database behind the host.</summary>
    public TestDatabase Database { get; private set; } = null!;

    /// <summary>The host's services.</summary>
    public IServiceProvider Services { get; private set; } = null!;

    /// <summary>Where the API is served.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Settings over those of every fixture, such as <c>["ConflictEvents:AnonymousRead"] = "false"</c>.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    /// <summary>Whether at the end the feed is folded and held against the tables.</summary>
    protected virtual bool FoldsFeed => true;

    /// <summary>Services over those of the product: a stub of an outside world.</summary>
    protected virtual void Configure(IServiceCollection services) { }

    /// <summary>The database to serve; it is dropped with the fixture.</summary>
    protected virtual async Task<TestDatabase> NewDatabaseAsync() => await (await TestServer.GetAsync()).CloneAsync();

    /// <summary>A client with a key of this role; without a role, one without a key.</summary>
    public HttpClient Client(Role? role = null) => NewClient(role is { } known ? _keys[known] : null);

    /// <summary>A client with a new key of this role, for tests of one colleague and another.</summary>
    public async Task<HttpClient> NewColleagueAsync(Role role) => NewClient(await MakeKeyAsync(role));

    /// <summary>Makes a key through the API.</summary>
    public async Task<string> MakeKeyAsync(Role role)
    {
        using var admin = Client(Role.Admin);
        using var answer = await admin.PostAsync("/v1/keys", JsonContent.Create(new { name = $"{role} {Guid.CreateVersion7():n}", role = Json.WireNames.Of(role) }));
        await answer.ShouldBeAsync(HttpStatusCode.Created);
        return (string)(await answer.JsonAsync())["key"]!;
    }

    /// <summary>A client with any key, or what pretends to be one.</summary>
    public HttpClient NewClient(string? key)
    {
        var client = new HttpClient(Handlers()) { BaseAddress = Address };
        if (key is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        lock (_clients)
            _clients.Add(client);
        return client;
    }

    /// <summary>Runs something with services of a scope of its own.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Reads the database past the doors.</summary>
    public async Task<T> ReadAsync<T>(Func<LedgerDb, Task<T>> read)
    {
        await using var db = Database.NewContext();
        return await read(db);
    }

    public virtual async Task InitializeAsync()
    {
        Database = await NewDatabaseAsync();
        _owned.Push(Database);
        var host = new Host(this);
        _owned.Push(host);
        host.UseKestrel(0);
        host.StartServer();
        (Services, Address) = (host.Services, host.ClientOptions.BaseAddress);
        await WaitUntilReadyAsync();
        foreach (var role in Enum.GetValues<Role>().Where(r => r != Role.Admin))
            _keys[role] = await MakeKeyAsync(role);
    }

    public virtual async Task DisposeAsync()
    {
        try
        {
            if (FoldsFeed && await IsServingAsync())
                Assert.Empty(await FeedProof.DifferencesAsync(Database, Address, AdminKey));
        }
        finally
        {
            foreach (var client in _clients)
                client.Dispose();
            while (_owned.TryPop(out var owned))
                await owned.DisposeAsync();
        }
    }

    // Redirects and cookies are for tests to see, and every answer is held against the contract.
    private static HttpMessageHandler Handlers() => ContractCheck.Before(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    private async Task WaitUntilReadyAsync()
    {
        try
        {
            await Services.GetRequiredService<SchemaReady>().WaitAsync(CancellationToken.None).WaitAsync(StartPatience);
        }
        catch (TimeoutException)
        {
            Log.ShouldHoldNoErrors();
            throw;
        }
        using var answer = await Client().GetAsync("/health/ready");
        await answer.ShouldBeAsync(HttpStatusCode.OK);
    }

    // Some tests stop their host, or take its database away.
    private async Task<bool> IsServingAsync()
    {
        try
        {
            using var client = new HttpClient { BaseAddress = Address };
            using var answer = await client.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or InvalidOperationException)
        {
            return false;
        }
    }

    private sealed class Host(ApiFixture fixture) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("ConnectionStrings:ConflictEvents", fixture.Database.ConnectionString);
            builder.UseSetting("ConflictEvents:AdminKey", AdminKey);
            builder.UseSetting("ConflictEvents:Sample", "false");
            builder.UseSetting("ConflictEvents:RateLimits:Enabled", "false");
            foreach (var (name, value) in fixture.Settings)
                builder.UseSetting(name, value);
            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(fixture.Log));
            builder.ConfigureTestServices(services =>
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(fixture.Clock));
                fixture.Configure(services);
            });
        }
    }
}
