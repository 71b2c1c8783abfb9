using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Http;

public sealed class BadAddressTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string NoEvent = "/v1/events/0195f3a0-0000-7000-8000-000000000001";

    [Theory]
    [InlineData("limit", "0")]
    [InlineData("limit", "-1")]
    [InlineData("limit", "501")]
    [InlineData("limit", "1e9")]
    [InlineData("limit", "x")]
    [InlineData("limit", "1.5")]
    [InlineData("limit", "99999999999999999999")]
    [InlineData("limit", "%2B5")]
    [InlineData("limit", "%205")]
    [InlineData("limit", "0x10")]
    [InlineData("limit", "%D9%A3")]
    [InlineData("limit", "5%00")]
    [InlineData("asOf", "yesterday")]
    [InlineData("asOf", "-1")]
    [InlineData("asOf", "0%00")]
    [InlineData("asOf", "99999999999999999999")]
    [InlineData("asOf", "999999")]
    [InlineData("asOf", "2022-03-10")]
    [InlineData("asOf", "2022-03-10T18:00:00")]
    [InlineData("asOf", "2999-01-01T00:00:00Z")]
    [InlineData("asOf", "2022-03-10T23:59:60Z")]
    [InlineData("asOf", "0000-01-01T00:00:00Z")]
    [InlineData("asOf", "10000-01-01T00:00:00Z")]
    [InlineData("asOf", "2022-03-10T18:00:00Z%00")]
    [InlineData("cursor", "x")]
    [InlineData("cursor", "%00")]
    [InlineData("cursor", "....")]
    [InlineData("cursor", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("kind", "battle")]
    [InlineData("kind", "Strike")]
    [InlineData("kind", "strike,")]
    [InlineData("kind", "strike;meeting")]
    [InlineData("kind", "%00")]
    [InlineData("lifecycle", "deleted")]
    [InlineData("from", "2022-02-30")]
    [InlineData("from", "0000-01-01")]
    [InlineData("from", "10000-01-01")]
    [InlineData("from", "2022-03-10T00:00:00Z")]
    [InlineData("from", "..")]
    [InlineData("source", "7")]
    [InlineData("source", "0195f3a0000070008000000000000001")]
    [InlineData("source", "%7B0195f3a0-0000-7000-8000-000000000001%7D")]
    [InlineData("tag", ",")]
    [InlineData("tag", "a%00b")]
    [InlineData("actor", "no-such-actor")]
    [InlineData("actor", "%00")]
    [InlineData("actor", "ukr")]
    [InlineData("nobody", "1")]
    [InlineData("Limit", "5")]
    [InlineData("from[]", "2022-03-10")]
    public async Task A_parameter_that_is_not_understood_is_refused_by_its_name(string name, string value)
    {
        using var answer = await api.GetInVainAsync(api.Client(), $"/v1/events?{name}={value}");

        var problem = await answer.ShouldBeProblemAsync(400);
        Assert.Equal(("invalid_parameter", name), ((string)problem["code"]!, (string)problem["parameter"]!));
        Assert.StartsWith(name, (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/events?limit=5&limit=6", "limit")]
    [InlineData("/v1/events?kind=strike&kind=meeting", "kind")]
    [InlineData("/v1/events?limit=", "limit")]
    [InlineData("/v1/events?kind", "kind")]
    [InlineData("/v1/events?from=2022-03-11&to=2022-03-10", "to")]
    [InlineData("/v1/strikes?kind=meeting", "kind")]
    [InlineData("/v1/actors?q=%00", "q")]
    [InlineData("/v1/actors?nobody=1", "nobody")]
    [InlineData("/v1/sources?textSha256=x", "textSha256")]
    [InlineData("/v1/sources?textSha256=ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789", "textSha256")]
    [InlineData("/v1/disputes?state=closed", "state")]
    [InlineData("/v1/disputes?axis=blame", "axis")]
    [InlineData("/v1/disputes?event=7", "event")]
    [InlineData("/v1/disputes?event=0195f3a0-0000-7000-8000-000000000001,0195f3a0-0000-7000-8000-000000000002", "event")]
    [InlineData(NoEvent + "?asOf=x", "asOf")]
    [InlineData(NoEvent + "?limit=5", "limit")]
    [InlineData(NoEvent + "/revisions?limit=0", "limit")]
    [InlineData(NoEvent + "/diff?from=0", "from")]
    [InlineData(NoEvent + "/diff?to=x", "to")]
    [InlineData(NoEvent + "/diff?from=99999999999", "from")]
    public async Task So_it_is_at_every_address(string address, string parameter)
    {
        using var answer = await api.GetInVainAsync(api.Client(), address);

        Assert.Equal(parameter, (string)(await answer.ShouldBeProblemAsync(400))["parameter"]!);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("cursor=%00")]
    [InlineData("cursor=x%0Ay")]
    public async Task The_list_of_keys_refuses_what_it_does_not_understand(string query)
    {
        using var answer = await api.GetInVainAsync(api.Client(Role.Admin), $"/v1/keys?{query}");

        await answer.ShouldBeProblemAsync(400, "invalid_parameter");
    }

    [Fact]
    public async Task More_parameters_than_anybody_needs_are_refused()
    {
        var query = string.Join('&', Enumerable.Range(0, 1200).Select(i => $"{i}="));

        using var answer = await api.GetInVainAsync(api.Client(), $"/v1/events?{query}");

        await answer.ShouldBeProblemAsync(400);
    }

    [Fact]
    public async Task More_values_than_anybody_needs_are_refused()
    {
        using var answer = await api.GetInVainAsync(api.Client(), $"/v1/events?tag={string.Join(',', Enumerable.Range(0, 101))}");

        await answer.ShouldBeProblemAsync(400, "invalid_parameter");
    }

    [Theory]
    [InlineData("/v1/events/%00")]
    [InlineData("/v1/events/x")]
    [InlineData("/v1/events/0195f3a0-0000-7000-8000-00000000000")]
    [InlineData("/v1/events/%c0%af")]
    [InlineData("/v1/events/%zz")]
    [InlineData("/v1/actors/%00")]
    [InlineData("/v1/actors/%c0%af")]
    [InlineData("/v1/actors/%ff")]
    [InlineData("/v1/actors/%zz")]
    [InlineData("/v1/actors/no-such-actor")]
    [InlineData("/v1/actors/..%2f..%2fetc%2fpasswd")]
    [InlineData("/v1/actors/%5c..%5c")]
    [InlineData("/v1/actors/a%0d%0ab")]
    [InlineData("/v1/actors/'%20or%201=1--")]
    [InlineData("/v1/nobody")]
    [InlineData("/v2/events")]
    [InlineData("/v1/events/0195f3a0-0000-7000-8000-000000000001/nobody")]
    [InlineData("/v1/events/0195f3a0-0000-7000-8000-000000000001/revisions/0")]
    [InlineData("/v1/events/0195f3a0-0000-7000-8000-000000000001/revisions/x")]
    [InlineData("/v1/events/0195f3a0-0000-7000-8000-000000000001/revisions/99999999999")]
    [InlineData(NoEvent)]
    public async Task What_is_not_there_is_not_found(string address)
    {
        var answer = await RawHttp.AskAsync(api.Address, $"GET {address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.True(answer.Status is 400 or 404, answer.Head);
        api.Log.ShouldHoldNoErrors();
    }

    [Theory]
    [InlineData("/../../etc/passwd")]
    [InlineData("/v1/../v1/nobody")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/swagger/../../appsettings.json")]
    [InlineData("/swagger/%2e%2e%2f%2e%2e%2fappsettings.json")]
    [InlineData("/..%5c..%5cappsettings.json")]
    public async Task A_path_that_climbs_leads_nowhere(string address)
    {
        var answer = await RawHttp.AskAsync(api.Address, $"GET {address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.True(answer.Status is 400 or 404, answer.Head);
        Assert.DoesNotContain("Serilog", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/events?tag=%0d%0aX-Injected:%20yes")]
    [InlineData("/v1/events?%0d%0aX-Injected:%20yes=1")]
    [InlineData("/v1/actors/%0d%0aX-Injected:%20yes")]
    public async Task A_line_break_in_an_address_reaches_no_header(string address)
    {
        var answer = await RawHttp.AskAsync(api.Address, $"GET {address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.InRange(answer.Status, 200, 499);
        Assert.DoesNotContain("X-Injected", answer.Head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_break_in_an_address_makes_no_second_line_in_the_log()
    {
        var marker = Given.Fresh("forged-");

        await RawHttp.AskAsync(api.Address, $"GET /v1/actors/%0a{marker}%1b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        var line = Assert.Single(api.Log.All, l => l.Category.EndsWith(".RequestLog", StringComparison.Ordinal) && l.Text.Contains(marker, StringComparison.Ordinal)).Text;
        Assert.DoesNotContain(line, char.IsControl);
    }

    [Theory]
    [InlineData("tag=%ff%fe")]
    [InlineData("tag=%ed%a0%80")]
    [InlineData("tag=%f0%9f%8c%8d")]
    [InlineData("tag=%25_%5C")]
    [InlineData("tag=';drop%20table%20changes;--")]
    public async Task Odd_values_find_nothing_and_break_nothing(string query)
    {
        Assert.Empty((await api.Client().ReadAsync($"/v1/events?{query}"))["items"]!.AsArray());
        api.Log.ShouldHoldNoErrors();
    }

    [Theory]
    [InlineData("%25")]
    [InlineData("_")]
    [InlineData("%25_%5C")]
    [InlineData("%26%20%7C%20!")]
    [InlineData("%22unbalanced")]
    [InlineData("'")]
    [InlineData("(((((((((((((((((((((((((((((((((((((((((")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")]
    [InlineData("%f0%9f%8c%8d")]
    public async Task Odd_words_are_searched_for_as_they_stand(string q)
    {
        var slug = (await api.Client(Role.Contributor).CreateActorAsync(Given.AnActor(name: "Nobody In Particular"))).Id;

        var found = await api.Client().ReadAsync($"/v1/actors?q={q}");

        Assert.DoesNotContain(slug, found["items"]!.AsArray().Select(a => (string)a!["slug"]!));
        api.Log.ShouldHoldNoErrors();
    }

    [Fact]
    public async Task Words_of_ten_thousand_letters_are_refused()
    {
        using var answer = await api.GetInVainAsync(api.Client(), $"/v1/actors?q={new string('a', 7000)}");

        Assert.Equal("q", (string)(await answer.ShouldBeProblemAsync(400))["parameter"]!);
    }

    [Fact]
    public async Task A_token_is_taken_only_as_it_was_given_out_and_with_its_own_query()
    {
        var contributor = api.Client(Role.Contributor);
        foreach (var _ in Enumerable.Range(0, 3))
            await contributor.CreateActorAsync(Given.AnActor(name: "Page Turner"));
        var token = (string)(await contributor.ReadAsync("/v1/actors?limit=1&q=Page%20Turner"))["next"]!;

        using var tampered = await api.GetInVainAsync(contributor, $"/v1/actors?limit=1&q=Page%20Turner&cursor={token[..^2]}AA");
        using var cut = await api.GetInVainAsync(contributor, $"/v1/actors?limit=1&q=Page%20Turner&cursor={token[..20]}");
        using var foreign = await api.GetInVainAsync(contributor, $"/v1/actors?limit=1&q=Other&cursor={token}");
        using var elsewhere = await api.GetInVainAsync(contributor, $"/v1/sources?limit=1&cursor={token}");
        using var own = await contributor.GetAsync(new Uri($"/v1/actors?limit=2&q=Page%20Turner&cursor={token}", UriKind.Relative));

        foreach (var refused in new[] { tampered, cut, foreign, elsewhere })
            Assert.Equal("cursor", (string)(await refused.ShouldBeProblemAsync(400))["parameter"]!);
        await own.ShouldBeAsync(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_of_before_a_restore_is_gone()
    {
        var contributor = api.Client(Role.Contributor);
        foreach (var _ in Enumerable.Range(0, 2))
            await contributor.CreateActorAsync(Given.AnActor(name: "Epoch Maker"));
        var token = (string)(await contributor.ReadAsync("/v1/actors?limit=1&q=Epoch%20Maker"))["next"]!;
        await api.Database.ExecuteAsync("update ledger_head set epoch = gen_random_uuid()");

        using var answer = await api.GetInVainAsync(contributor, $"/v1/actors?limit=1&q=Epoch%20Maker&cursor={token}");

        await answer.ShouldBeProblemAsync(410, "other_epoch");
    }

    [Theory]
    [InlineData("/v1/events/{0}?reason=whim", "reason")]
    [InlineData("/v1/events/{0}", "reason")]
    [InlineData("/v1/events/{0}?reason=other&successor=x", "successor")]
    [InlineData("/v1/events/{0}?reason=other&successor={0}", "successor")]
    [InlineData("/v1/events/{0}?reason=other&note=%00", "note")]
    [InlineData("/v1/events/{0}?reason=other&force=true", "force")]
    public async Task A_retraction_that_is_not_understood_is_refused(string address, string parameter)
    {
        var strike = await api.Client(Role.Contributor).CreateEventAsync(Given.AStrike());
        var request = new HttpRequestMessage(HttpMethod.Delete, string.Format(System.Globalization.CultureInfo.InvariantCulture, address, strike.Id));
        request.Headers.TryAddWithoutValidation("If-Match", strike.ETag);

        using var answer = await api.AskInVainAsync(api.Client(Role.Editor), request);

        Assert.Equal(parameter, (string)(await answer.ShouldBeProblemAsync(400))["parameter"]!);
    }

    [Theory]
    [InlineData("actors", "no-such-actor")]
    [InlineData("actors", "%00")]
    [InlineData("actors", "itself")]
    [InlineData("sources", "0195f3a0-0000-7000-8000-000000000001")]
    [InlineData("sources", "x")]
    [InlineData("sources", "itself")]
    [InlineData("disputes", "0195f3a0-0000-7000-8000-000000000001")]
    [InlineData("disputes", "x")]
    [InlineData("disputes", "itself")]
    public async Task A_successor_that_is_not_there_is_refused_in_every_room(string room, string successor)
    {
        var editor = api.Client(Role.Editor);
        var record = room switch
        {
            "actors" => await editor.CreateActorAsync(Given.AnActor()),
            "sources" => await editor.CreateSourceAsync(Given.ASource()),
            _ => await editor.CreateDisputeAsync(Given.ADispute(Guid.Parse((await editor.CreateEventAsync(Given.AStrike())).Id))),
        };
        var request = new HttpRequestMessage(HttpMethod.Delete, $"{record.Path}?reason=other&successor={(successor == "itself" ? record.Id : successor)}");
        request.Headers.TryAddWithoutValidation("If-Match", record.ETag);

        using var answer = await api.AskInVainAsync(editor, request);

        Assert.Equal("successor", (string)(await answer.ShouldBeProblemAsync(400))["parameter"]!);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("two words", 400)]
    [InlineData("caf\u00e9", 400)]
    [InlineData("300", 400)]
    public async Task An_idempotency_key_that_is_none_is_refused(string key, int status)
    {
        var request = Refusals.Request(HttpMethod.Post, "/v1/actors", System.Text.Encoding.UTF8.GetBytes(Given.AnActor().ToJsonString()));
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key == "300" ? new string('k', 300) : key);

        using var answer = await api.AskInVainAsync(Utf8Client(), request);

        await answer.ShouldBeProblemAsync(status);
    }

    private HttpClient Utf8Client()
    {
        var client = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8 }) { BaseAddress = api.Address };
        client.DefaultRequestHeaders.Authorization = api.Client(Role.Contributor).DefaultRequestHeaders.Authorization;
        return client;
    }
}
