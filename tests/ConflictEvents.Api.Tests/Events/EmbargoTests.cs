using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Json;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Events;

public sealed class EmbargoTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string FarAhead = "2900-01-01T00:00:00Z";
    private readonly HttpClient _contributor = api.Client(Role.Contributor);
    private readonly HttpClient _editor = api.Client(Role.Editor);

    [Fact]
    public async Task An_embargo_lies_in_the_future()
    {
        var now = api.Clock.GetUtcNow();
        var draft = await _contributor.CreateEventAsync(Given.AStrike());

        foreach (var past in new[] { now, now.AddMinutes(-1), now.AddYears(-100) })
        {
            using var created = await _contributor.PostAsync("/v1/events", Given.AStrike().With("embargoedUntil", WireTimes.Format(past)));
            using var revised = await _contributor.PatchAsync(draft.Path, new JsonObject { ["embargoedUntil"] = WireTimes.Format(past) }, draft.ETag);
            await created.ShouldBeProblemAsync(400, "/embargoedUntil", "past");
            await revised.ShouldBeProblemAsync(400, "/embargoedUntil", "past");
        }
        await _contributor.CreateEventAsync(Given.AStrike().With("embargoedUntil", WireTimes.Format(now.AddDays(1))));
    }

    [Theory]
    [InlineData("published")]
    [InlineData("withheld")]
    public async Task An_embargo_comes_too_late_for_what_readers_have_seen(string lifecycle)
    {
        var seen = await _editor.InLifecycleAsync(lifecycle);

        using var patched = await _editor.PatchAsync(seen.Path, new JsonObject { ["embargoedUntil"] = FarAhead }, seen.ETag);
        using var put = await _editor.PutAsync(seen.Path, seen.Json.DeepClone().AsObject().With("embargoedUntil", FarAhead), seen.ETag);

        await patched.ShouldBeProblemAsync(409, "/embargoedUntil", "embargo_too_late");
        await put.ShouldBeProblemAsync(409, "/embargoedUntil", "embargo_too_late");
    }

    [Fact]
    public async Task An_embargo_lifted_by_hand_is_not_set_again()
    {
        var embargoed = await _contributor.PublishAsync(Given.AStrike().With("embargoedUntil", FarAhead));

        var lifted = await _contributor.ReviseAsync(embargoed, JsonNode.Parse("""{"embargoedUntil":null}""")!);
        using var again = await _contributor.PatchAsync(lifted.Path, new JsonObject { ["embargoedUntil"] = FarAhead }, lifted.ETag);

        await (await api.Client().GetAsync(lifted.Path)).ShouldBeAsync(HttpStatusCode.OK);
        await again.ShouldBeProblemAsync(409, "/embargoedUntil", "embargo_too_late");
    }

    [Fact]
    public async Task An_embargo_is_moved_while_readers_have_not_seen_it()
    {
        var embargoed = await _contributor.PublishAsync(Given.AStrike().With("embargoedUntil", FarAhead));

        var moved = await _contributor.ReviseAsync(embargoed, JsonNode.Parse("""{"embargoedUntil":"2899-06-01T12:00:00+02:00"}""")!);
        using var past = await _contributor.PatchAsync(moved.Path, JsonNode.Parse("""{"embargoedUntil":"2001-01-01T00:00:00Z"}""")!, moved.ETag);

        Assert.Equal("2899-06-01T12:00:00+02:00", (string)moved.Json["embargoedUntil"]!);
        await past.ShouldBeProblemAsync(400, "/embargoedUntil", "past");
    }

    [Fact]
    public async Task An_embargoed_draft_that_is_published_stays_hidden()
    {
        var draft = await _contributor.CreateEventAsync(Given.AStrike(source: await _contributor.NewSourceAsync()).With("embargoedUntil", FarAhead));

        var published = await _contributor.ReviseAsync(draft, new JsonObject { ["lifecycle"] = "published" });

        Assert.Equal(FarAhead, (string)published.Json["embargoedUntil"]!);
        await (await api.Client().GetAsync(published.Path)).ShouldBeProblemAsync(404, "not_found");
    }

    [Fact]
    public async Task An_embargo_may_be_sent_back_with_another_change()
    {
        var embargoed = await _contributor.PublishAsync(Given.AStrike().With("embargoedUntil", FarAhead));

        using var answer = await _contributor.PutAsync(embargoed.Path, embargoed.Json.DeepClone().AsObject().With("title", "Second"), embargoed.ETag);

        await answer.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(FarAhead, (string)(await answer.JsonAsync())["embargoedUntil"]!);
    }

    [Fact]
    public async Task An_embargo_names_its_offset()
    {
        using var answer = await _contributor.PostAsync("/v1/events", Given.AStrike().With("embargoedUntil", "2900-01-01T00:00:00"));

        Assert.Equal("/embargoedUntil", (string)(await answer.ShouldBeProblemAsync(400, "invalid_record"))["errors"]![0]!["pointer"]!);
    }
}
