using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Ledger;
using ConflictEvents.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ConflictEvents.Api.Tests.Hosting;

/// <summary>A host that is ready, with a database of its own and a wire between the two, to be hit.</summary>
internal sealed class WiredHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly OwnHost _host;

    private WiredHost(TestDatabase database, string connection, (string, string)[] settings)
    {
        (Database, Wire) = (database, new(database.ConnectionString));
        _host = new(Wire.ConnectionString + connection, settings);
        Client = _host.Start();
    }

    public TestDatabase Database { get; }

    public Wire Wire { get; }

    /// <summary>A caller with the admin key.</summary>
    public HttpClient Client { get; }

    public LogLines Log => _host.Log;

    public IServiceProvider Services => _host.Services;

    /// <summary>Starts one.</summary>
    /// <param name="connection">More of the connection string.</param>
    /// <param name="settings">Settings below <c>ConflictEvents:</c>.</param>
    public static async Task<WiredHost> StartAsync(string connection = "", params (string Name, string Value)[] settings)
    {
        var host = new WiredHost(await (await TestServer.GetAsync()).CloneAsync(), connection, [.. settings.Select(s => ($"ConflictEvents:{s.Name}", s.Value))]);
        await host._host.Services.GetRequiredService<SchemaReady>().WaitAsync(CancellationToken.None).WaitAsync(Patience);
        return host;
    }

    /// <summary>A status.</summary>
    public async Task<int> StatusAsync(string path)
    {
        using var answer = await Client.GetAsync(new Uri(path, UriKind.Relative));
        return (int)answer.StatusCode;
    }

    /// <summary>Holds the ledger against its promises, and the log against what nobody handled.</summary>
    public async Task ShouldBeWholeAsync(long changes)
    {
        Assert.Equal(changes, await Database.ScalarAsync<long>("select position from ledger_head"));
        Assert.Empty(await LedgerPicture.BrokenPromisesAsync(Database));
        Assert.DoesNotContain(Log.Errors, e => e.Category.EndsWith("FailureToProblem", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Wire.DisposeAsync();
        await _host.DisposeAsync();
        await Database.DisposeAsync();
    }
}
