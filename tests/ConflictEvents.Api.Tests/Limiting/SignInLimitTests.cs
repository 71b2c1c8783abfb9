using System.Globalization;
using System.Security.Cryptography;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Keys;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Limiting;

/// <summary>Who guesses at keys. A proxy that is known says where requests come from, so that each test has addresses of its own.</summary>
public sealed class SignInLimitTests(SignInLimitTests.Fixture api) : IClassFixture<SignInLimitTests.Fixture>
{
    private const int Most = 6;
    private static int count;

    public sealed class Fixture : ApiFixture
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
        {
            ["ConflictEvents:RateLimits:Enabled"] = "true",
            ["ConflictEvents:RateLimits:SignIns"] = Most.ToString(CultureInfo.InvariantCulture),
            ["ConflictEvents:KnownProxies"] = "127.0.0.1,::1",
        };
    }

    [Fact]
    public async Task Who_tries_too_many_keys_is_refused_also_with_the_right_one()
    {
        var (guesser, key) = (NewAddress(), await api.MakeKeyAsync(Role.Editor));
        var statuses = new List<int>();
        for (var i = 0; i < Most; i++)
            statuses.Add((await TryAsync(Guess(NewId()), guesser)).Status);

        var refused = await TryAsync(Guess(NewId()), guesser);
        var right = await TryAsync(key, guesser);
        var elsewhere = await TryAsync(key, NewAddress());

        Assert.All(statuses, status => Assert.Equal(401, status));
        Assert.Equal((429, "too_many_sign_ins"), (refused.Status, refused.Code));
        Assert.Equal(60 / Most, refused.RetryAfter);
        Assert.Equal(429, right.Status);
        Assert.Equal(200, elsewhere.Status);
        api.Log.ShouldHoldNoErrors();
    }

    [Fact]
    public async Task A_key_that_is_guessed_at_from_everywhere_is_closed_to_strangers_and_open_to_who_holds_it()
    {
        var key = await api.MakeKeyAsync(Role.Editor);
        var id = key.Split('_')[1];
        var before = await TryAsync(key, NewAddress());
        var statuses = new List<int>();
        for (var i = 0; i < Most + 2; i++)
            statuses.Add((await TryAsync(Guess(id), NewAddress())).Status);

        var held = await TryAsync(key, NewAddress());
        var other = await TryAsync(Guess(NewId()), NewAddress());

        Assert.Equal(200, before.Status);
        Assert.Contains(429, statuses);
        Assert.Equal(200, held.Status);
        Assert.Equal(401, other.Status);
    }

    [Fact]
    public async Task A_key_that_was_revoked_is_counted_like_any_other_that_is_not_taken()
    {
        var (address, key) = (NewAddress(), await api.MakeKeyAsync(Role.Reader));
        var before = await TryAsync(key, address);
        (await api.Client(Role.Admin).DeleteAsync(new Uri($"/v1/keys/{key.Split('_')[1]}", UriKind.Relative))).Dispose();

        var statuses = new List<int>();
        for (var i = 0; i < Most + 2; i++)
            statuses.Add((await TryAsync(key, address)).Status);

        Assert.Equal(200, before.Status);
        Assert.Equal(401, statuses[0]);
        Assert.Equal(429, statuses[^1]);
    }

    [Fact]
    public async Task Of_many_that_are_tried_at_once_no_more_are_looked_at()
    {
        var address = NewAddress();

        var tried = await Task.WhenAll(Enumerable.Range(0, 4 * Most).Select(_ => TryAsync(Guess(NewId()), address)));

        Assert.InRange(tried.Count(t => t.Status == 401), 1, Most + 1);
        Assert.All(tried, t => Assert.True(t.Status is 401 or 429));
    }

    [Fact]
    public async Task An_address_of_the_next_generation_is_its_whole_network()
    {
        var statuses = new List<int>();
        for (var i = 0; i < Most + 2; i++)
            statuses.Add((await TryAsync(Guess(NewId()), $"2001:db8:7:7:{i:x}::{i + 1:x}")).Status);

        var neighbour = await TryAsync(Guess(NewId()), "2001:db8:7:8::1");

        Assert.Contains(429, statuses);
        Assert.Equal(401, neighbour.Status);
    }

    [Fact]
    public async Task Who_has_none_left_may_still_read_without_a_key()
    {
        var address = NewAddress();
        for (var i = 0; i <= Most; i++)
            await TryAsync(Guess(NewId()), address);

        var without = await TryAsync(null, address);

        Assert.Equal(200, without.Status);
    }

    private async Task<(int Status, string? Code, int? RetryAfter)> TryAsync(string? key, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/actors");
        if (key is not null)
            request.Headers.Authorization = new("Bearer", key);
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", address);
        using var answer = await api.Client().SendAsync(request);
        var code = answer.IsSuccessStatusCode ? null : (string?)(await answer.JsonAsync())["code"];
        return ((int)answer.StatusCode, code, (int?)answer.Headers.RetryAfter?.Delta?.TotalSeconds);
    }

    private static string NewAddress() => $"198.51.100.{Interlocked.Increment(ref count)}";

    private static string NewId() => RandomNumberGenerator.GetHexString(12, lowercase: true);

    // With a checksum that is right: only the database knows that it is none.
    private static string Guess(string id)
    {
        var text = $"ce_{id}_{RandomNumberGenerator.GetHexString(40, lowercase: true)}";
        return $"{text}_{Crc32.Of(text)}";
    }
}
