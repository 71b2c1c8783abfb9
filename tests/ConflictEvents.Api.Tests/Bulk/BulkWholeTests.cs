using System.Text;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Bulk;

/// <summary>All or nothing, dry runs, idempotency keys, packing, and what is too much.</summary>
public sealed class BulkWholeTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private HttpClient Contributor => api.Client(Role.Contributor);

    [Fact]
    public async Task Atomic_stores_nothing_where_a_line_is_refused()
    {
        var slug = Given.Fresh("atomic-");
        var there = await Contributor.CreateActorAsync(Given.AnActor());
        var head = await api.HeadAsync();

        var results = await Contributor.BulkAsync("?atomic=true", BulkCalls.Text(Given.AnActor(slug).Actor(), Given.AnActor().With("name", "").Actor(), there.Json.Actor()));

        Assert.Equal("refused refused unchanged", results.Statuses());
        Assert.Equal("not_stored invalid_record -", results.Codes());
        Assert.Equal(head, await api.HeadAsync());
    }

    [Fact]
    public async Task Atomic_stores_nothing_where_the_ledger_refuses_a_line()
    {
        var head = await api.HeadAsync();

        var results = await Contributor.BulkAsync("?atomic=true", BulkCalls.Text(Given.AnActor().Actor(), Given.AStatement(speaker: "nobody-here").Event()));

        Assert.Equal("not_stored invalid_record", results.Codes());
        Assert.Equal(head, await api.HeadAsync());
    }

    [Fact]
    public async Task Atomic_stores_all_in_one_moment_also_a_record_that_comes_twice()
    {
        var strike = Given.AStrike().With("id", Guid.CreateVersion7().ToString());

        var results = await Contributor.BulkAsync("?atomic=true", BulkCalls.Text(strike.Event(), Given.AnActor().Actor(), strike.With("title", "Corrected").Event()));

        Assert.Equal("created created revised", results.Statuses());
        Assert.Equal(2, (int)(await Contributor.ReadAsync($"/v1/events/{strike["id"]}"))["revision"]!);
    }

    [Fact]
    public async Task A_dry_run_tells_what_would_happen_and_stores_nothing()
    {
        var id = Guid.CreateVersion7();
        var strike = Given.AStrike().With("id", id.ToString());
        var source = Given.ASource(Given.Fresh("A dry text ")).With("id", Guid.CreateVersion7().ToString());
        var lines = BulkCalls.Text(
            source.Source(), strike.Event(), strike.With("title", "Again").Event(), Given.ATally(counts: id).Event(),
            Given.AStrike("Cites it", source: Guid.Parse((string)source["id"]!)).Event(), Given.AStatement(speaker: "nobody-dry").Event());
        var head = await api.HeadAsync();

        var dry = await Contributor.BulkAsync("?dryRun=true", lines);

        Assert.Equal("created created revised created created refused", dry.Statuses());
        Assert.Equal(head, await api.HeadAsync());
        Assert.Equal(dry.Statuses(), (await Contributor.BulkAsync("", lines)).Statuses());
    }

    [Fact]
    public async Task A_repeat_with_the_same_key_finds_everything_unchanged()
    {
        var (key, text) = (Given.Fresh("bulk-"), BulkCalls.Text(Given.AStrike().Event(), Given.ASource().Source()));
        var first = await Contributor.BulkAsync("", text, key: key);
        var head = await api.HeadAsync();

        var second = await Contributor.BulkAsync("", text, key: key);

        Assert.Equal("created created", first.Statuses());
        Assert.Equal("unchanged unchanged", second.Statuses());
        Assert.Equal(first.Select(r => (string)r["id"]!), second.Select(r => (string)r["id"]!));
        Assert.Equal('8', ((string)first[0]["id"]!)[14]);
        Assert.Equal(head, await api.HeadAsync());
    }

    [Fact]
    public async Task A_key_is_for_one_request_only()
    {
        var key = Given.Fresh("bulk-");
        await Contributor.BulkAsync("", BulkCalls.Text(Given.AnActor().Actor()), key: key);

        using var other = await Contributor.SendBulkAsync("", Encoding.UTF8.GetBytes(BulkCalls.Text(Given.AnActor().Actor())), key: key);
        using var single = await Contributor.PostAsync("/v1/events", Given.AStrike(), idempotencyKey: key);

        await other.ShouldBeProblemAsync(422, "idempotency_mismatch");
        await single.ShouldBeProblemAsync(422, "idempotency_mismatch");
    }

    [Fact]
    public async Task A_key_that_only_refused_lines_used_is_used_too()
    {
        var key = Given.Fresh("bulk-");
        await Contributor.BulkAsync("", "{}", key: key);

        using var other = await Contributor.SendBulkAsync("", "[]"u8.ToArray(), key: key);

        await other.ShouldBeProblemAsync(422, "idempotency_mismatch");
    }

    [Fact]
    public async Task A_packed_body_is_read_and_a_broken_one_refused()
    {
        var body = BulkCalls.Packed(Encoding.UTF8.GetBytes(BulkCalls.Text(Given.AnActor().Actor())));
        using var sound = await Contributor.SendBulkAsync("", body, encoding: "gzip");
        using var broken = await Contributor.SendBulkAsync("", body[..^9], encoding: "gzip");
        using var none = await Contributor.SendBulkAsync("", "{}"u8.ToArray(), encoding: "gzip");
        using var other = await Contributor.SendBulkAsync("", body, encoding: "br");

        await sound.ShouldBeAsync(System.Net.HttpStatusCode.OK);
        await broken.ShouldBeProblemAsync(400, "bad_request");
        await none.ShouldBeProblemAsync(400, "bad_request");
        await other.ShouldBeProblemAsync(415, "unsupported_media_type");
    }

    [Fact]
    public async Task What_is_too_much_leads_to_the_imports()
    {
        using var lines = await Contributor.SendBulkAsync("", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{}\n", 10_001))));
        using var bytes = await Contributor.SendBulkAsync("", new byte[16 * 1024 * 1024 + 1]);
        using var bomb = await Contributor.SendBulkAsync("", BulkCalls.Packed(new byte[20 * 1024 * 1024]), encoding: "gzip");

        foreach (var answer in new[] { lines, bytes, bomb })
            Assert.Contains("/v1/imports", (string)(await answer.ShouldBeProblemAsync(413, "too_large"))["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData("application/x-ndjson; charset=latin1")]
    [InlineData(null)]
    public async Task Other_media_types_are_not_taken(string? type)
    {
        using var answer = await Contributor.SendBulkAsync("", "{}"u8.ToArray(), type);

        await answer.ShouldBeProblemAsync(415, "unsupported_media_type");
    }

    [Theory]
    [InlineData("?atomic=yes", "atomic")]
    [InlineData("?record=dispute", "record")]
    [InlineData("?batch=5", "batch")]
    public async Task A_parameter_that_is_not_understood_is_named(string query, string parameter)
    {
        using var answer = await Contributor.SendBulkAsync(query, "{}"u8.ToArray());

        Assert.Equal(parameter, (string)(await answer.ShouldBeProblemAsync(400, "invalid_parameter"))["parameter"]!);
    }

    [Fact]
    public async Task Single_writers_and_bulk_writers_at_once_leave_every_position_taken()
    {
        var slugs = Enumerable.Range(0, 20).Select(_ => Given.Fresh("race-")).ToList();
        var head = await api.HeadAsync();

        var bulks = Enumerable.Range(0, 4).Select(n => Contributor.BulkAsync([.. slugs.Select(s => Given.AnActor(s, name: $"Name {n}").Actor())]));
        var results = (await Task.WhenAll(bulks)).SelectMany(r => r).ToList();

        Assert.DoesNotContain("refused", results.Statuses(), StringComparison.Ordinal);
        var taken = results.Count(r => (string)r["status"]! != "unchanged");
        Assert.Equal(taken, await api.HeadAsync() - head);
        Assert.Equal(20, results.Count(r => (string)r["status"]! == "created"));
    }
}
