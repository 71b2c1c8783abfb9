using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Ledger;

/// <summary>A request with an Idempotency-Key is done once, however often it is sent.</summary>
public sealed class IdempotencyTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task The_same_request_again_gets_the_first_answer()
    {
        var contributor = api.Client(Role.Contributor);
        var (body, key) = (Given.AStrike(), NewKey());

        using var first = await contributor.PostAsync("/v1/strikes", body, idempotencyKey: key);
        using var second = await contributor.PostAsync("/v1/strikes", body, idempotencyKey: key);

        await ShouldBeSameAsync(HttpStatusCode.Created, first, second);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
    }

    [Fact]
    public async Task Another_body_with_the_key_is_refused()
    {
        var contributor = api.Client(Role.Contributor);
        var key = NewKey();
        using var first = await contributor.PostAsync("/v1/events", Given.AStrike(), idempotencyKey: key);
        await first.ShouldBeAsync(HttpStatusCode.Created);

        await (await contributor.PostAsync("/v1/events", Given.AStrike(title: "Another"), idempotencyKey: key)).ShouldBeProblemAsync(422, "idempotency_mismatch");
        await (await contributor.PostAsync("/v1/strikes", Given.AStrike(), idempotencyKey: key)).ShouldBeProblemAsync(422, "idempotency_mismatch");
    }

    [Fact]
    public async Task Fifteen_at_once_make_one_record()
    {
        var contributor = api.Client(Role.Contributor);
        var (body, key) = (Given.AStrike(title: Given.Fresh("At once ")).ToJsonString(), NewKey());

        var answers = await Task.WhenAll(Enumerable.Range(0, 15).Select(_ => contributor.PostAsync("/v1/events", JsonNode.Parse(body)!, idempotencyKey: key)));

        var made = answers.Where(a => a.StatusCode == HttpStatusCode.Created).ToList();
        Assert.Single((await Task.WhenAll(made.Select(a => a.JsonAsync()))).Select(a => a.ToJsonString()).Distinct());
        foreach (var early in answers.Except(made))
            await early.ShouldBeProblemAsync(409, "idempotency_in_flight");
        var title = (string)JsonNode.Parse(body)!["title"]!;
        Assert.Equal(1, await api.Database.ScalarAsync<long>($"select count(*) from event_revisions where document ->> 'title' = '{title}'"));
        api.Log.ShouldHoldNoErrors();
    }

    [Fact]
    public async Task Keys_of_colleagues_do_not_meet()
    {
        var (body, key) = (Given.AStrike(), NewKey());
        using var one = await api.Client(Role.Contributor).PostAsync("/v1/events", body, idempotencyKey: key);
        using var other = await (await api.NewColleagueAsync(Role.Contributor)).PostAsync("/v1/events", body, idempotencyKey: key);

        await one.ShouldBeAsync(HttpStatusCode.Created);
        await other.ShouldBeAsync(HttpStatusCode.Created);
        Assert.NotEqual((string?)(await one.JsonAsync())["id"], (string?)(await other.JsonAsync())["id"]);
    }

    [Fact]
    public async Task A_key_is_free_again_after_seven_days_and_not_before()
    {
        var contributor = api.Client(Role.Contributor);
        var (body, key) = (Given.AStrike(), NewKey());
        using var first = await contributor.PostAsync("/v1/events", body, idempotencyKey: key);

        api.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(10));
        using var within = await contributor.PostAsync("/v1/events", body, idempotencyKey: key);
        api.Clock.Advance(TimeSpan.FromMinutes(20));
        using var after = await contributor.PostAsync("/v1/events", body, idempotencyKey: key);

        await ShouldBeSameAsync(HttpStatusCode.Created, first, within);
        await after.ShouldBeAsync(HttpStatusCode.Created);
        Assert.NotEqual((string?)(await first.JsonAsync())["id"], (string?)(await after.JsonAsync())["id"]);
    }

    [Fact]
    public async Task A_creation_at_an_id_that_is_sent_again_is_not_told_that_the_record_exists()
    {
        var contributor = api.Client(Role.Contributor);
        var (path, body, key) = ($"/v1/events/{Guid.CreateVersion7()}", Given.AStrike(), NewKey());

        using var first = await contributor.PutAsync(path, body, ifNoneMatch: "*", idempotencyKey: key);
        using var second = await contributor.PutAsync(path, body, ifNoneMatch: "*", idempotencyKey: key);

        await ShouldBeSameAsync(HttpStatusCode.Created, first, second);
    }

    [Fact]
    public async Task A_change_that_is_sent_again_is_not_told_that_it_is_stale()
    {
        var contributor = api.Client(Role.Contributor);
        var (strike, patch) = (await contributor.CreateEventAsync(Given.AStrike()), new JsonObject { ["title"] = "Another title" });
        var key = NewKey();

        using var first = await contributor.PatchAsync(strike.Path, patch, strike.ETag, key);
        using var second = await contributor.PatchAsync(strike.Path, patch, strike.ETag, key);

        await ShouldBeSameAsync(HttpStatusCode.OK, first, second);
        Assert.Equal(2, (int)(await first.JsonAsync())["revision"]!);
    }

    [Fact]
    public async Task The_first_answer_comes_also_when_the_record_has_moved_on()
    {
        var editor = api.Client(Role.Editor);
        var (body, key) = (Given.AStrike(), NewKey());
        using var first = await editor.PostAsync("/v1/events", body, idempotencyKey: key);
        var made = await Kept.OfAsync("/v1/events", first);
        await editor.RetractAsync(await editor.ReviseAsync(made, new JsonObject { ["title"] = "Another title" }));

        using var again = await editor.PostAsync("/v1/events", body, idempotencyKey: key);

        await ShouldBeSameAsync(HttpStatusCode.Created, first, again);
    }

    [Fact]
    public async Task A_retraction_and_a_restoration_are_done_once()
    {
        var editor = api.Client(Role.Editor);
        var strike = await editor.CreateEventAsync(Given.AStrike());
        var (retracting, restoring) = (NewKey(), NewKey());

        using var retracted = await editor.DeleteAsync($"{strike.Path}?reason=legal", strike.ETag, retracting);
        using var restored = await editor.PostAsync($"{strike.Path}/restore", null, retracted.ETag(), restoring);
        using var retractedAgain = await editor.DeleteAsync($"{strike.Path}?reason=legal", strike.ETag, retracting);
        using var restoredAgain = await editor.PostAsync($"{strike.Path}/restore", null, retracted.ETag(), restoring);

        await ShouldBeSameAsync(HttpStatusCode.OK, retracted, retractedAgain);
        await ShouldBeSameAsync(HttpStatusCode.OK, restored, restoredAgain);
        Assert.Equal(3, (int)(await editor.ReadAsync(strike.Path))["revision"]!);
    }

    [Fact]
    public async Task A_change_that_changed_nothing_is_answered_the_same_later()
    {
        var contributor = api.Client(Role.Contributor);
        var strike = await contributor.CreateEventAsync(Given.AStrike(title: "As it was"));
        var (patch, key) = (new JsonObject { ["title"] = "As it was" }, NewKey());

        using var first = await contributor.PatchAsync(strike.Path, patch, strike.ETag, key);
        await contributor.ReviseAsync(strike, new JsonObject { ["title"] = "Another title" });
        using var again = await contributor.PatchAsync(strike.Path, patch, strike.ETag, key);

        await ShouldBeSameAsync(HttpStatusCode.OK, first, again);
        Assert.Equal(strike.ETag, again.ETag());
    }

    [Fact]
    public async Task A_key_is_free_after_a_request_that_failed()
    {
        var contributor = api.Client(Role.Contributor);
        var strike = await contributor.CreateEventAsync(Given.AStrike());
        var (creating, changing) = (NewKey(), NewKey());

        await (await contributor.PostAsync("/v1/events", Given.AStrike().With("location", null), idempotencyKey: creating)).ShouldBeAsync(HttpStatusCode.BadRequest);
        await (await contributor.PatchAsync(strike.Path, new JsonObject { ["title"] = "New" }, "\"9-00000000\"", changing)).ShouldBeAsync(HttpStatusCode.PreconditionFailed);

        await (await contributor.PostAsync("/v1/events", Given.AStrike(), idempotencyKey: creating)).ShouldBeAsync(HttpStatusCode.Created);
        await (await contributor.PatchAsync(strike.Path, new JsonObject { ["title"] = "New" }, strike.ETag, changing)).ShouldBeAsync(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("256")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        var sent = key == "256" ? new string('a', 256) : key;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/events") { Content = new StringContent(Given.AStrike().ToJsonString(), null, "application/json") };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", sent);

        using var answer = await api.Client(Role.Contributor).SendAsync(request);

        Assert.Equal("Idempotency-Key", (string?)(await answer.ShouldBeProblemAsync(400, "invalid_parameter"))["parameter"]);
    }

    private static string NewKey() => Guid.CreateVersion7().ToString();

    private static async Task ShouldBeSameAsync(HttpStatusCode status, HttpResponseMessage first, HttpResponseMessage second)
    {
        await first.ShouldBeAsync(status);
        await second.ShouldBeAsync(status);
        Assert.Equal(first.ETag(), second.ETag());
        Assert.Equal((await first.JsonAsync()).ToJsonString(), (await second.JsonAsync()).ToJsonString());
    }
}
