using System.Net;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Limiting;

/// <summary>Quotas so small that a few requests use them up. Each test has a caller of its own: another key.</summary>
public sealed class RateLimitTests(RateLimitTests.Fixture api) : IClassFixture<RateLimitTests.Fixture>
{
    private static readonly Uri List = new("/v1/actors", UriKind.Relative);

    public sealed class Fixture : ApiFixture
    {
        // The fixture itself makes keys with the admin's, and folds the feed at the end.
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
        {
            ["ConflictEvents:RateLimits:Enabled"] = "true",
            ["ConflictEvents:RateLimits:Reads"] = "4",
            ["ConflictEvents:RateLimits:Writes"] = "60",
            ["ConflictEvents:RateLimits:Exports"] = "2",
            ["ConflictEvents:RateLimits:AnonymousReads"] = "12",
            ["ConflictEvents:RateLimits:SignIns"] = "60",
        };

        protected override bool FoldsFeed => false;
    }

    [Fact]
    public async Task A_key_that_asks_too_much_is_told_when_to_come_again_and_others_are_not_held_up()
    {
        var (greedy, other) = (await api.NewColleagueAsync(Role.Reader), await api.NewColleagueAsync(Role.Reader));

        for (var left = 3; left >= 0; left--)
            using (var answer = await greedy.GetAsync(List))
            {
                await answer.ShouldBeAsync(HttpStatusCode.OK);
                Assert.Equal("\"reads\";q=4;w=60", answer.Headers.GetValues("RateLimit-Policy").Single());
                Assert.StartsWith($"\"reads\";r={left};t=", answer.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
            }
        using var refused = await greedy.GetAsync(List);
        using var elsewhere = await other.GetAsync(List);
        using var write = await greedy.PostAsync("/v1/actors", Given.AnActor());

        await refused.ShouldBeProblemAsync(429, "rate_limited");
        Assert.Equal(TimeSpan.FromSeconds(15), refused.Headers.RetryAfter?.Delta);
        Assert.StartsWith("\"reads\";r=0;t=", refused.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
        await elsewhere.ShouldBeAsync(HttpStatusCode.OK);
        // Another bucket: it is refused for want of the role, and not as too much.
        await write.ShouldBeProblemAsync(403, "forbidden");
        Assert.StartsWith("\"writes\";r=59", write.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exports_and_digests_have_a_bucket_of_their_own()
    {
        var reader = await api.NewColleagueAsync(Role.Reader);

        using var export = await reader.GetAsync(new Uri("/v1/actors/export", UriKind.Relative));
        using var digest = await reader.GetAsync(new Uri("/v1/changes/digest", UriKind.Relative));
        using var refused = await reader.GetAsync(new Uri("/v1/events/export", UriKind.Relative));
        using var read = await reader.GetAsync(List);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (export.StatusCode, digest.StatusCode));
        await refused.ShouldBeProblemAsync(429, "rate_limited");
        await read.ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_query_that_is_sent_as_a_body_is_a_read()
    {
        var reader = await api.NewColleagueAsync(Role.Reader);

        using var answer = await reader.PostAsync("/v1/events/query", new System.Text.Json.Nodes.JsonObject());

        await answer.ShouldBeAsync(HttpStatusCode.OK);
        Assert.StartsWith("\"reads\"", answer.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_the_address_is_counted_whatever_it_says_it_is_and_probes_are_answered()
    {
        var statuses = new List<int>();
        var stranger = api.Client();
        for (var i = 0; i < 14; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, i == 0 ? "/swagger/v1/swagger.json" : "/v1/actors");
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", $"203.0.113.{i}");
            request.Headers.TryAddWithoutValidation("Forwarded", $"for=203.0.113.{i}");
            using var answer = await stranger.SendAsync(request);
            statuses.Add((int)answer.StatusCode);
        }
        using var live = await stranger.GetAsync(new Uri("/health/live", UriKind.Relative));
        using var ready = await stranger.GetAsync(new Uri("/health/ready", UriKind.Relative));

        Assert.Contains(429, statuses);
        Assert.InRange(statuses.TakeWhile(status => status == 200).Count(), 12, 13);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (live.StatusCode, ready.StatusCode));
        Assert.False(live.Headers.Contains("RateLimit"));
    }
}
