using System.Net;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ConflictEvents.Api.Tests.Limiting;

/// <summary>A server that works on one request at a time, and on few of each other sort.</summary>
public sealed class TurnTests(TurnTests.Fixture api) : IClassFixture<TurnTests.Fixture>
{
    private static readonly Uri List = new("/v1/actors", UriKind.Relative);

    public sealed class Fixture : ApiFixture
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
        {
            ["ConflictEvents:RateLimits:Enabled"] = "true",
            ["ConflictEvents:RateLimits:FeedWaiters"] = "1",
            ["ConflictEvents:RateLimits:ParallelExports"] = "1",
            ["ConflictEvents:Limits:Requests"] = "1",
            ["ConflictEvents:Limits:QueuedRequests"] = "1",
            ["ConflictEvents:Limits:QueueSeconds"] = "1",
            ["ConflictEvents:Limits:FeedWaiters"] = "2",
            ["ConflictEvents:Limits:StatementSeconds"] = "2",
            ["ConflictEvents:Limits:LockSeconds"] = "4",
        };
    }

    [Fact]
    public async Task When_all_turns_are_taken_some_wait_the_rest_come_again_and_probes_are_answered()
    {
        var contributor = api.Client(Role.Contributor);
        await using var other = await api.Database.OpenAsync();
        await using var holding = await other.BeginTransactionAsync();
        await HoldHeadAsync(other, holding);

        var write = contributor.PostAsync("/v1/actors", Given.AnActor());
        await UntilSomebodyWaitsAsync();
        var queued = api.Client().GetAsync(List);
        using var refused = await RefusedAsync();
        using var live = await api.Client().GetAsync(new Uri("/health/live", UriKind.Relative));
        using var ready = await api.Client().GetAsync(new Uri("/health/ready", UriKind.Relative));
        await holding.RollbackAsync();
        using var written = await write;
        using var waited = await queued;

        Assert.Equal("overloaded", (string)(await refused.ShouldBeProblemAsync(503, "overloaded"))["code"]!);
        Assert.NotNull(refused.Headers.RetryAfter?.Delta);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (live.StatusCode, ready.StatusCode));
        Assert.Contains(written.StatusCode, new[] { HttpStatusCode.Created, HttpStatusCode.ServiceUnavailable });
        Assert.Contains(waited.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable });
        using var afterwards = await api.Client().GetAsync(List);
        await afterwards.ShouldBeAsync(HttpStatusCode.OK);
        api.Log.ShouldHoldNoErrors();
    }

    [Fact]
    public async Task Who_waits_for_the_feed_takes_nobody_s_turn_and_has_so_many_waits()
    {
        var (one, other, third) = (await api.NewColleagueAsync(Role.Reader), await api.NewColleagueAsync(Role.Reader), await api.NewColleagueAsync(Role.Reader));
        using var ended = new CancellationTokenSource();
        using var mine = await StreamAsync(one, ended.Token);

        using var again = await StreamAsync(one, ended.Token);
        using var theirs = await StreamAsync(other, ended.Token);
        using var late = await StreamAsync(third, ended.Token);
        using var read = await one.GetAsync(List);
        using var page = await one.GetAsync(new Uri("/v1/changes?limit=1", UriKind.Relative));

        await again.ShouldBeProblemAsync(429, "too_many_at_once");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (mine.StatusCode, theirs.StatusCode));
        await late.ShouldBeProblemAsync(503, "overloaded");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (read.StatusCode, page.StatusCode));
        await ended.CancelAsync();
    }

    [Fact]
    public async Task A_statement_that_waits_too_long_is_ended_and_the_caller_is_told_to_come_again()
    {
        await using var other = await api.Database.OpenAsync();
        await using var holding = await other.BeginTransactionAsync();
        await HoldHeadAsync(other, holding);

        using var answer = await api.Client(Role.Contributor).PostAsync("/v1/actors", Given.AnActor());

        await answer.ShouldBeProblemAsync(503, "unavailable");
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal(0L, await api.Database.ScalarAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"));
    }

    [Fact]
    public async Task Every_connection_has_its_timeouts()
    {
        var timeouts = await api.InScopeAsync(services => services.GetRequiredService<LedgerDb>().Database.SqlQuery<string>(
            $"select concat_ws(' ', current_setting('statement_timeout'), current_setting('lock_timeout'), current_setting('idle_in_transaction_session_timeout')) as \"Value\"").SingleAsync());

        Assert.Equal("2s 4s 1min", timeouts);
    }

    private static async Task HoldHeadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        await using var hold = new NpgsqlCommand("select position from ledger_head for update", connection, transaction);
        await hold.ExecuteNonQueryAsync();
    }

    // One may stand in the queue: of several who come now, all but that one are refused.
    private async Task<HttpResponseMessage> RefusedAsync()
    {
        var asked = Enumerable.Range(0, 3).Select(_ => api.Client().GetAsync(List)).ToList();
        while (true)
        {
            var answered = await Task.WhenAny(asked);
            asked.Remove(answered);
            var answer = await answered;
            if (answer.StatusCode != HttpStatusCode.OK || asked.Count == 0)
                return answer;
            answer.Dispose();
        }
    }

    private static async Task<HttpResponseMessage> StreamAsync(HttpClient client, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/changes");
        request.Headers.Accept.ParseAdd("text/event-stream");
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private async Task UntilSomebodyWaitsAsync()
    {
        while (await api.Database.ScalarAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") == 0)
            await Task.Delay(10);
    }
}
