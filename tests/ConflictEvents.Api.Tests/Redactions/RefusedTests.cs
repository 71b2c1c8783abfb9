using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.Events;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Redactions;

/// <summary>What a redaction asks for before it takes anything away.</summary>
public sealed class RefusedTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private readonly HttpClient _admin = api.Client(Role.Admin);

    [Theory]
    [InlineData("""{"reason":"legal"}""", "/texts", "required")]
    [InlineData("""{"texts":["Anton Wolf"]}""", "/reason", "required")]
    [InlineData("""{"texts":["a."],"reason":"legal"}""", "/texts/0", "too_short")]
    [InlineData("""{"texts":["redacted"],"reason":"legal"}""", "/texts/0", "the_mark")]
    [InlineData("""{"texts":[null],"reason":"legal"}""", "/texts/0", "null_item")]
    [InlineData("""{"texts":["Berta Stein"],"reason":"legal"}""", "/texts", "nothing_there")]
    [InlineData("""{"texts":["Anton Wolf"],"reason":"legal","note":"Anton Wolf asked"}""", "/note", "holds_the_words")]
    [InlineData("""{"pointers":["summary"],"reason":"legal"}""", "/pointers/0", "invalid_pointer")]
    [InlineData("""{"pointers":["/summary"],"reason":"legal"}""", "/pointers/0", "nothing_there")]
    [InlineData("""{"pointers":["/details/method"],"reason":"legal"}""", "/pointers/0", "nothing_there")]
    [InlineData("""{"pointers":["/location/country"],"reason":"legal"}""", "/pointers/0", "stays")]
    [InlineData("""{"pointers":["/changeNote"],"reason":"legal"}""", "/pointers", "nothing_there")]
    [InlineData("""{"pointers":["/title"],"reason":"legal","words":1}""", "/words", "unknown_member")]
    public async Task What_can_not_be_done_is_refused_and_named(string body, string pointer, string code)
    {
        var strike = await _admin.CreateEventAsync(Given.AStrike("Anton Wolf was seen"));
        var head = await _admin.HeadAsync();

        using var refused = await _admin.PostAsync($"{strike.Path}/redact", JsonNode.Parse(body)!, strike.ETag);

        await refused.ShouldBeProblemAsync(400, pointer, code);
        Assert.Equal(head, await _admin.HeadAsync());
    }

    [Fact]
    public async Task Only_admins_redact()
    {
        var strike = await _admin.PublishAsync(Given.AStrike("Anton Wolf was seen"));
        foreach (var role in new[] { Role.Reader, Role.Contributor, Role.Editor })
        {
            using var one = await api.Client(role).PostAsync($"{strike.Path}/redact", Redacting.Texts("Anton Wolf"), strike.ETag);
            await one.ShouldBeProblemAsync(403, "forbidden");
            using var all = await api.Client(role).PostAsync("/v1/redactions", Redacting.Texts("Anton Wolf"));
            await all.ShouldBeProblemAsync(403, "forbidden");
        }
        using var nobody = await api.Client().PostAsync("/v1/redactions", Redacting.Texts("Anton Wolf"));
        await nobody.ShouldBeAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task It_is_about_the_revision_that_was_seen()
    {
        var strike = await _admin.CreateEventAsync(Given.AStrike("Anton Wolf was seen"));
        await _admin.ReviseAsync(strike, new JsonObject { ["title"] = "Anton Wolf was heard" });

        using var blind = await _admin.PostAsync($"{strike.Path}/redact", Redacting.Texts("Anton Wolf"));
        await blind.ShouldBeProblemAsync(428, "precondition_required");
        using var stale = await _admin.PostAsync($"{strike.Path}/redact", Redacting.Texts("Anton Wolf"), strike.ETag);
        await stale.ShouldBeProblemAsync(412, "stale_revision");
        using var nowhere = await _admin.PostAsync($"/v1/disputes/{Guid.CreateVersion7()}/redact", Redacting.Texts("Anton Wolf"), strike.ETag);
        await nowhere.ShouldBeProblemAsync(412, "stale_revision");
    }

    [Fact]
    public async Task It_is_done_once_however_often_it_is_sent()
    {
        var strike = await _admin.CreateEventAsync(Given.AStrike("Anton Wolf was seen"));
        var key = Given.Fresh("redact-");
        using var first = await _admin.PostAsync($"{strike.Path}/redact", Redacting.Texts("Anton Wolf"), strike.ETag, key);
        await first.ShouldBeAsync(HttpStatusCode.OK);
        var head = await _admin.HeadAsync();

        using var again = await _admin.PostAsync($"{strike.Path}/redact", Redacting.Texts("Anton Wolf"), strike.ETag, key);

        await again.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal((first.ETag(), head), (again.ETag(), await _admin.HeadAsync()));
        using var sweep = await _admin.PostAsync("/v1/redactions", Redacting.Texts("Berta Stein"), idempotencyKey: key);
        await sweep.ShouldBeProblemAsync(422, "idempotency_mismatch");
    }

    [Fact]
    public async Task A_dry_run_tells_and_takes_nothing()
    {
        var word = Given.Fresh("Wolfram");
        var strike = await _admin.CreateEventAsync(Given.AStrike($"{word} was seen"));
        await _admin.CreateEventAsync(Given.AStrike($"{word}ia was seen"));
        var head = await _admin.HeadAsync();

        using var told = await _admin.PostAsync("/v1/redactions", Redacting.Texts(word).With("dryRun", true));

        await told.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal($$"""{"records":[{"record":"event","id":"{{strike.Id}}","revision":1}],"refused":[],"more":false}""", (await told.JsonAsync()).ToJsonString());
        Assert.Equal(head, await _admin.HeadAsync());
    }
}
