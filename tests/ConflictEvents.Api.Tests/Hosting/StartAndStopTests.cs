using System.Diagnostics;
using System.Net;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Http;
using ConflictEvents.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ConflictEvents.Api.Tests.Hosting;

public sealed class StartAndStopTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await (await TestServer.GetAsync()).CloneAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [InlineData("ConflictEvents:AdminKey", "short", "ConflictEvents__AdminKey must be 32 to 200 characters")]
    [InlineData("ConflictEvents:AdminKey", "thirty-two characters and a space", "ConflictEvents__AdminKey must be 32 to 200 characters")]
    [InlineData("ConflictEvents:AdminKey", "thirty-two-characters-and-a-line\n", "ConflictEvents__AdminKey must be 32 to 200 characters")]
    [InlineData("ConflictEvents:PublicAddress", "news.example.org", "ConflictEvents__PublicAddress must be an http or https address")]
    [InlineData("ConflictEvents:KnownProxies", "77", "ConflictEvents__KnownProxies must be addresses or networks")]
    [InlineData("ConflictEvents:KnownProxies", "10.0.0.0/99", "ConflictEvents__KnownProxies must be addresses or networks")]
    [InlineData("ConflictEvents:AllowedHosts", "https://events.example.net", "ConflictEvents__AllowedHosts must be host names")]
    [InlineData("ConflictEvents:AllowedOrigins", "https://desk.example.net/", "ConflictEvents__AllowedOrigins must be origins")]
    [InlineData("ConflictEvents:AllowedOrigins", "*", "ConflictEvents__AllowedOrigins must be origins")]
    [InlineData("ConflictEvents:PublishNeeds", "admin", "ConflictEvents__PublishNeeds must be contributor or editor")]
    [InlineData("ConflictEvents:Oidc:Authority", "http://id.example.net", "ConflictEvents__Oidc__Authority must be an https address")]
    [InlineData("ConflictEvents:Oidc:Authority", "https://id.example.net", "ConflictEvents__Oidc__Audience must be set")]
    [InlineData("ConflictEvents:Oidc:Authority", "https://id.example.net", "ConflictEvents__Oidc__Roles__<role> must say")]
    [InlineData("ConflictEvents:Oidc:Roles:chief", "ce-chiefs", "ConflictEvents__Oidc__Authority is not set")]
    [InlineData("ConflictEvents:Limits:HeaderSeconds", "-1", "ConflictEvents__Limits__HeaderSeconds must be a whole number from 1 to 600")]
    [InlineData("ConflictEvents:RateLimits:Reads", "-5", "ConflictEvents__RateLimits__Reads must be a whole number from 1 to 1000000")]
    public async Task A_setting_that_is_none_ends_the_start_and_says_what_to_set(string name, string value, string message)
    {
        await using var host = new OwnHost(_database.ConnectionString, (name, value));

        var failure = Assert.ThrowsAny<Exception>(() => host.Start());

        var refused = Assert.IsType<OptionsValidationException>(failure);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value.Trim(), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_without_a_key_can_be_turned_off()
    {
        await using var host = new OwnHost(_database.ConnectionString, ("ConflictEvents:AnonymousRead", "false"));
        using var admin = host.Start();
        await host.Services.GetRequiredService<SchemaReady>().WaitAsync(CancellationToken.None).WaitAsync(Patience);
        using var stranger = new HttpClient { BaseAddress = admin.BaseAddress };

        using var refused = await stranger.GetAsync(new Uri("/v1/events", UriKind.Relative));
        using var health = await stranger.GetAsync(new Uri("/health/live", UriKind.Relative));
        using var read = await admin.GetAsync(new Uri("/v1/events", UriKind.Relative));

        await refused.ShouldBeProblemAsync(401, "unauthorized");
        await health.ShouldBeAsync(HttpStatusCode.OK);
        await read.ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Links_start_with_the_configured_address()
    {
        await using var host = new OwnHost(_database.ConnectionString, ("ConflictEvents:PublicAddress", "https://events.example.org/"));
        using var admin = host.Start();
        await host.Services.GetRequiredService<SchemaReady>().WaitAsync(CancellationToken.None).WaitAsync(Patience);

        using var made = await admin.PostAsync("/v1/actors", Given.AnActor("somebody"));

        Assert.Equal("https://events.example.org/v1/actors/somebody", made.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_request_that_is_under_way_when_the_host_stops_is_answered()
    {
        await using var host = new OwnHost(_database.ConnectionString);
        using var admin = host.Start();
        await host.Services.GetRequiredService<SchemaReady>().WaitAsync(CancellationToken.None).WaitAsync(Patience);
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);

        Task<HttpResponseMessage> write;
        Task stop;
        await using (var other = await _database.OpenAsync())
        {
            await using var holding = await other.BeginTransactionAsync();
            await using (var hold = new NpgsqlCommand("select position from ledger_head for update", other, holding))
                await hold.ExecuteNonQueryAsync();
            write = admin.PostAsync("/v1/actors", Given.AnActor());
            await UntilSomebodyWaitsAsync();
            stop = host.DisposeAsync().AsTask();
            await stopping.Task.WaitAsync(Patience);
            Assert.False(write.IsCompleted);
            await holding.RollbackAsync();
        }

        using var answer = await write.WaitAsync(Patience);
        await answer.ShouldBeAsync(HttpStatusCode.Created);
        await stop.WaitAsync(Patience);
        Assert.Equal(1L, await _database.ScalarAsync<long>("select position from ledger_head"));
    }

    private async Task UntilSomebodyWaitsAsync()
    {
        var clock = Stopwatch.StartNew();
        while (await _database.ScalarAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") == 0)
            Assert.True(clock.Elapsed < Patience, "nobody waits");
    }
}
