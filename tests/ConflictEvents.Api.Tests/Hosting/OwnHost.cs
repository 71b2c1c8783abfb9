using ConflictEvents.Api.Tests.House;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace ConflictEvents.Api.Tests.Hosting;

/// <summary>A host that a test starts and stops itself, on real Kestrel, whatever its database does.</summary>
public sealed class OwnHost : WebApplicationFactory<Program>
{
    private readonly string _connectionString;
    private readonly (string Name, string Value)[] _settings;

    public OwnHost(string connectionString, params (string Name, string Value)[] settings)
    {
        (_connectionString, _settings) = (connectionString, settings);
        UseKestrel(0);
    }

    public LogLines Log { get; } = new();

    /// <summary>Starts it, and answers a client with the admin key.</summary>
    public HttpClient Start()
    {
        StartServer();
        var client = new HttpClient { BaseAddress = ClientOptions.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new("Bearer", ApiFixture.AdminKey);
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:ConflictEvents", _connectionString);
        builder.UseSetting("ConflictEvents:AdminKey", ApiFixture.AdminKey);
        builder.UseSetting("ConflictEvents:Sample", "false");
        builder.UseSetting("ConflictEvents:RateLimits:Enabled", "false");
        foreach (var (name, value) in _settings)
            builder.UseSetting(name, value);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
    }
}
