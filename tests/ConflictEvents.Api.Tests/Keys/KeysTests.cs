using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Keys;

public sealed class KeysTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private HttpClient Admin => api.Client(Role.Admin);

    [Fact]
    public async Task A_key_is_shown_once_when_it_is_made()
    {
        using var answer = await Admin.PostAsync("/v1/keys", Body("reader"));
        await answer.ShouldBeAsync(HttpStatusCode.Created);
        var made = await answer.JsonAsync();

        var read = await Admin.ReadAsync($"/v1/keys/{made["id"]}");
        var listed = (await Admin.ReadAsync("/v1/keys?limit=500")).ToJsonString();

        var token = (string)made["key"]!;
        Assert.Matches("^ce_[0-9a-f]{12}_[0-9a-f]{40}_[0-9a-f]{8}$", token);
        Assert.Equal((string)made["id"]!, token.Split('_')[1]);
        Assert.Null(read["key"]);
        Assert.Contains((string)made["id"]!, listed, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Split('_')[2], listed + read.ToJsonString(), StringComparison.Ordinal);
        Assert.EndsWith($"/v1/keys/{made["id"]}", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task The_checksum_is_the_crc_of_what_stands_before_it()
    {
        var token = await api.MakeKeyAsync(Role.Reader);

        var crc = Crc32.Of(token[..^9]);

        Assert.Equal(crc, token[^8..]);
    }

    [Theory]
    [InlineData(Role.Reader)]
    [InlineData(Role.Contributor)]
    [InlineData(Role.Editor)]
    public async Task Only_admins_manage_keys(Role role)
    {
        var made = await MakeAsync();

        foreach (var ask in Managing(made))
            using (var answer = await ask(api.Client(role)))
                await answer.ShouldBeProblemAsync(403, "forbidden");
    }

    [Fact]
    public async Task Strangers_are_asked_for_a_key()
    {
        var made = await MakeAsync();

        foreach (var ask in Managing(made))
            using (var answer = await ask(api.Client()))
                await answer.ShouldBeProblemAsync(401, "unauthorized");
    }

    [Fact]
    public async Task An_admins_key_that_was_made_manages_keys_too()
    {
        var colleague = await api.NewColleagueAsync(Role.Admin);

        using var answer = await colleague.PostAsync("/v1/keys", Body("admin"));

        await answer.ShouldBeAsync(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(Role.Reader, 200, 403, 403, 403)]
    [InlineData(Role.Contributor, 200, 201, 403, 403)]
    [InlineData(Role.Editor, 200, 201, 201, 403)]
    [InlineData(Role.Admin, 200, 201, 201, 200)]
    public async Task Each_role_may_what_those_before_it_may(Role role, int reads, int contributes, int edits, int administers)
    {
        var client = await api.NewColleagueAsync(role);
        var strike = await api.Client(Role.Contributor).CreateEventAsync(Given.AStrike());

        using var read = await client.GetAsync(new Uri("/v1/events", UriKind.Relative));
        using var contributed = await client.PostAsync("/v1/actors", Given.AnActor());
        using var edited = await client.PostAsync("/v1/disputes", Given.ADispute(Guid.Parse(strike.Id)));
        using var administered = await client.GetAsync(new Uri("/v1/keys", UriKind.Relative));

        Assert.Equal((reads, contributes, edits, administers), ((int)read.StatusCode, (int)contributed.StatusCode, (int)edited.StatusCode, (int)administered.StatusCode));
    }

    [Fact]
    public async Task A_key_that_has_expired_is_not_taken()
    {
        var made = await MakeAsync(Body("reader").With("expiresAt", Instant(TimeSpan.FromHours(1))));
        var client = api.NewClient((string)made["key"]!);
        using var before = await client.GetAsync(new Uri("/v1/events", UriKind.Relative));

        api.Clock.Advance(TimeSpan.FromHours(2));
        using var after = await client.GetAsync(new Uri("/v1/events", UriKind.Relative));

        await before.ShouldBeAsync(HttpStatusCode.OK);
        await after.ShouldBeProblemAsync(401, "unauthorized");
    }

    [Fact]
    public async Task A_key_that_would_have_expired_already_is_not_made()
    {
        using var answer = await Admin.PostAsync("/v1/keys", Body("reader").With("expiresAt", Instant(TimeSpan.FromSeconds(-1))));

        await answer.ShouldBeProblemAsync(400, "/expiresAt", "past");
    }

    [Fact]
    public async Task A_revoked_key_is_not_taken_from_the_next_request_on()
    {
        var made = await MakeAsync();
        var client = api.NewClient((string)made["key"]!);
        using var before = await client.GetAsync(new Uri("/v1/events", UriKind.Relative));

        using var revoked = await Admin.DeleteAsync(new Uri($"/v1/keys/{made["id"]}", UriKind.Relative));
        using var after = await client.GetAsync(new Uri("/v1/events", UriKind.Relative));
        using var again = await Admin.DeleteAsync(new Uri($"/v1/keys/{made["id"]}", UriKind.Relative));

        await before.ShouldBeAsync(HttpStatusCode.OK);
        await revoked.ShouldBeAsync(HttpStatusCode.OK);
        await after.ShouldBeProblemAsync(401, "unauthorized");
        Assert.Equal((await revoked.JsonAsync())["revokedAt"]!.ToJsonString(), (await again.JsonAsync())["revokedAt"]!.ToJsonString());
    }

    [Fact]
    public async Task When_a_key_was_last_used_is_told_to_the_minute()
    {
        var made = await MakeAsync();
        var client = api.NewClient((string)made["key"]!);

        var unused = await LastUsedAsync(made);
        (await client.GetAsync(new Uri("/v1/events", UriKind.Relative))).Dispose();
        var first = await LastUsedAsync(made);
        (await client.GetAsync(new Uri("/v1/events", UriKind.Relative))).Dispose();
        var same = await LastUsedAsync(made);
        api.Clock.Advance(TimeSpan.FromMinutes(2));
        (await client.GetAsync(new Uri("/v1/events", UriKind.Relative))).Dispose();
        var later = await LastUsedAsync(made);

        Assert.Null(unused);
        Assert.NotNull(first);
        Assert.Equal(first, same);
        Assert.True(later - first >= TimeSpan.FromMinutes(2), $"{first} {later}");
    }

    [Fact]
    public async Task A_name_is_used_once_and_never_again()
    {
        var body = Body("reader");
        var made = await MakeAsync(body);
        using var twice = await Admin.PostAsync("/v1/keys", body);
        (await Admin.DeleteAsync(new Uri($"/v1/keys/{made["id"]}", UriKind.Relative))).Dispose();
        using var afterwards = await Admin.PostAsync("/v1/keys", body);

        await twice.ShouldBeProblemAsync(409, "/name", "name_taken");
        await afterwards.ShouldBeProblemAsync(409, "/name", "name_taken");
        api.Log.ShouldHoldNoErrors();
    }

    [Theory]
    [InlineData("admin", "reserved")]
    [InlineData("System", "reserved")]
    [InlineData("sample", "reserved")]
    [InlineData("anonymous", "reserved")]
    [InlineData("", "required")]
    [InlineData("two\nlines", "text")]
    public async Task A_name_that_would_mislead_is_refused(string name, string code)
    {
        using var answer = await Admin.PostAsync("/v1/keys", Body("reader").With("name", name));

        await answer.ShouldBeProblemAsync(400, "/name", code);
    }

    [Fact]
    public async Task An_idempotency_key_is_refused_where_a_secret_is_shown_once()
    {
        var before = await api.Database.ScalarAsync<long>("select count(*) from api_keys");

        using var answer = await Admin.PostAsync("/v1/keys", Body("reader"), idempotencyKey: "once");

        Assert.Equal("Idempotency-Key", (string)(await answer.ShouldBeProblemAsync(400, "invalid_parameter"))["parameter"]!);
        Assert.Equal(before, await api.Database.ScalarAsync<long>("select count(*) from api_keys"));
    }

    [Fact]
    public async Task Changes_are_recorded_by_the_name_of_the_key()
    {
        var body = Body("contributor");
        var made = await MakeAsync(body);

        var actor = await api.NewClient((string)made["key"]!).CreateActorAsync(Given.AnActor());

        Assert.Equal((string)body["name"]!, (string)actor.Json["recordedBy"]!);
    }

    [Fact]
    public async Task Keys_are_listed_page_by_page()
    {
        foreach (var _ in Enumerable.Range(0, 3))
            await MakeAsync();
        var all = (await Admin.ReadAsync("/v1/keys?limit=500"))["items"]!.AsArray().Select(k => (string)k!["id"]!).ToList();
        var paged = new List<string>();

        string? cursor = null;
        do
        {
            var page = await Admin.ReadAsync($"/v1/keys?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            paged.AddRange(page["items"]!.AsArray().Select(k => (string)k!["id"]!));
            cursor = (string?)page["next"];
        }
        while (cursor is not null);

        Assert.Equal(all, paged);
    }

    [Fact]
    public async Task A_key_that_is_not_there_is_not_found()
    {
        using var read = await Admin.GetAsync(new Uri("/v1/keys/000000000000", UriKind.Relative));
        using var revoked = await Admin.DeleteAsync(new Uri("/v1/keys/000000000000", UriKind.Relative));

        await read.ShouldBeProblemAsync(404, "not_found");
        await revoked.ShouldBeProblemAsync(404, "not_found");
    }

    // What is sent in place of a key; {0} is a key that is right.
    [Theory]
    [InlineData("Bearer nonsense")]
    [InlineData("Bearer ")]
    [InlineData("Bearer")]
    [InlineData("Bearer {0}0")]
    [InlineData("Bearer x{0}")]
    [InlineData("Bearer {0} {0}")]
    [InlineData("Bearer ce_000000000000_0000000000000000000000000000000000000000_00000000")]
    [InlineData("Bearer ce___")]
    [InlineData("Basic {0}")]
    [InlineData("{0}")]
    [InlineData("Bearer caf\u00e9")]
    [InlineData("long")]
    [InlineData("30 kB")]
    [InlineData("30 kB that begin as one of ours")]
    [InlineData("mistyped")]
    [InlineData("wrong secret")]
    [InlineData("prefix of the admin key")]
    [InlineData("admin key and more")]
    [InlineData("admin key in capitals")]
    public async Task A_key_that_is_not_taken_is_refused_also_where_none_is_needed(string sent)
    {
        var key = await api.MakeKeyAsync(Role.Reader);
        var authorization = sent switch
        {
            "long" => "Bearer " + new string('x', 8000),
            "30 kB" => "Bearer " + new string('x', 30_000),
            "30 kB that begin as one of ours" => $"Bearer {key}{new string('0', 30_000)}",
            "mistyped" => "Bearer " + Mistyped(key),
            "wrong secret" => "Bearer " + WithSecret(key, new string('0', 40)),
            "prefix of the admin key" => "Bearer " + ApiFixture.AdminKey[..^1],
            "admin key and more" => "Bearer " + ApiFixture.AdminKey + "x",
            "admin key in capitals" => "Bearer " + ApiFixture.AdminKey.ToUpperInvariant(),
            _ => string.Format(System.Globalization.CultureInfo.InvariantCulture, sent, key),
        };
        using var client = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8 }) { BaseAddress = api.Address };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

        using var answer = await client.GetAsync(new Uri("/v1/events", UriKind.Relative));

        await answer.ShouldBeProblemAsync(401, "unauthorized");
        Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
        api.Log.ShouldHoldNoErrors();
    }

    [Theory]
    [InlineData("bearer")]
    [InlineData("BEARER")]
    public async Task The_scheme_is_read_in_any_case(string scheme)
    {
        using var client = api.NewClient(null);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(scheme, await api.MakeKeyAsync(Role.Admin));

        using var answer = await client.GetAsync(new Uri("/v1/keys", UriKind.Relative));

        await answer.ShouldBeAsync(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("api_key")]
    [InlineData("access_token")]
    [InlineData("q")]
    public async Task A_key_in_an_address_is_refused_and_stays_out_of_the_log(string parameter)
    {
        var key = await api.MakeKeyAsync(Role.Admin);

        using var answer = await api.Client().GetAsync(new Uri($"/v1/events?{parameter}={key}", UriKind.Relative));

        var problem = await answer.ShouldBeProblemAsync(401, "unauthorized");
        Assert.Contains("never taken in an address", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.NotEmpty(answer.Headers.WwwAuthenticate);
        Assert.DoesNotContain(key, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(OwnLines(), l => l.Text.Contains(key.Split('_')[2], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_key_takes_the_same_time_whatever_of_it_is_right()
    {
        var right = await api.MakeKeyAsync(Role.Reader);
        var secret = right.Split('_')[2];
        string[] wrong = [Signed("000000000000", secret), Signed(right.Split('_')[1], new string('0', 40)), Signed(right.Split('_')[1], secret[..39] + (secret[39] == '0' ? '1' : '0'))];
        var clients = wrong.Select(api.NewClient).ToList();
        var times = wrong.Select(_ => new List<double>()).ToList();

        for (var round = 0; round < 60; round++)
            for (var i = 0; i < wrong.Length; i++)
            {
                var watch = System.Diagnostics.Stopwatch.StartNew();
                using var answer = await clients[i].GetAsync(new Uri("/v1/actors", UriKind.Relative));
                times[i].Add(watch.Elapsed.TotalMilliseconds);
                Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            }

        var medians = times.Select(t => t.Order().ElementAt(t.Count / 2)).ToList();
        Assert.True(medians.Max() < 2 * medians.Min(), string.Join(", ", medians));
    }

    [Fact]
    public async Task No_secret_reaches_a_line_of_the_log()
    {
        var key = await api.MakeKeyAsync(Role.Contributor);
        var client = api.NewClient(key);
        await client.CreateActorAsync(Given.AnActor());
        (await client.GetAsync(new Uri("/v1/keys", UriKind.Relative))).Dispose();
        (await api.NewClient(Mistyped(key)).GetAsync(new Uri("/v1/events", UriKind.Relative))).Dispose();
        (await client.PostAsync("/v1/events", Given.AStrike(title: "words of a body").With("nobody", 1))).Dispose();

        Assert.NotEmpty(OwnLines());
        foreach (var secret in new[] { key.Split('_')[2], ApiFixture.AdminKey, "words of a body" })
            Assert.DoesNotContain(api.Log.All, l => l.Text.Contains(secret, StringComparison.Ordinal) || l.Exception?.ToString().Contains(secret, StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Only_a_hash_of_the_secret_is_kept()
    {
        var key = await api.MakeKeyAsync(Role.Reader);

        var row = Assert.Single(await api.Database.RowsAsync($"select to_jsonb(k)::text, encode(secret_sha256, 'hex') from api_keys k where id = '{key.Split('_')[1]}'"));

        Assert.DoesNotContain(key.Split('_')[2], (string)row[0]!, StringComparison.Ordinal);
        Assert.Equal(64, ((string)row[1]!).Length);
    }

    // The framework logs whole addresses at this level; the product turns its lines off.
    private IEnumerable<LogLine> OwnLines() => api.Log.All.Where(l => l.Category.StartsWith("ConflictEvents", StringComparison.Ordinal));

    private static string Mistyped(string key) => key[..20] + (key[20] == 'a' ? 'b' : 'a') + key[21..];

    // With a checksum that is right.
    private static string WithSecret(string key, string secret) => Signed(key.Split('_')[1], secret);

    private static string Signed(string id, string secret)
    {
        var text = $"ce_{id}_{secret}";
        return $"{text}_{Crc32.Of(text)}";
    }

    private string Instant(TimeSpan ahead) => ConflictEvents.Json.WireTimes.Format(api.Clock.GetUtcNow() + ahead);

    private static JsonObject Body(string role) => new() { ["name"] = Given.Fresh("key of the tests "), ["role"] = role };

    private async Task<JsonObject> MakeAsync(JsonObject? body = null)
    {
        using var answer = await Admin.PostAsync("/v1/keys", body ?? Body("reader"));
        await answer.ShouldBeAsync(HttpStatusCode.Created);
        return await answer.JsonAsync();
    }

    private async Task<DateTimeOffset?> LastUsedAsync(JsonObject key) => (DateTimeOffset?)(await Admin.ReadAsync($"/v1/keys/{key["id"]}"))["lastUsedAt"];

    private static Func<HttpClient, Task<HttpResponseMessage>>[] Managing(JsonObject key) =>
    [
        c => c.GetAsync(new Uri("/v1/keys", UriKind.Relative)),
        c => c.GetAsync(new Uri($"/v1/keys/{key["id"]}", UriKind.Relative)),
        c => c.PostAsync("/v1/keys", Body("admin")),
        c => c.DeleteAsync(new Uri($"/v1/keys/{key["id"]}", UriKind.Relative)),
    ];
}
