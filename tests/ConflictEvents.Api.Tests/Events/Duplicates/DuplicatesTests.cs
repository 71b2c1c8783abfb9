using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Events.Duplicates;

public sealed class DuplicatesTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static int _days;
    private readonly HttpClient editor = api.Client(Role.Editor);
    // Each test has a day of its own, far from the others'.
    private readonly string day = new DateOnly(1950, 1, 1).AddDays(10 * Interlocked.Increment(ref _days)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task The_same_strike_recorded_twice_is_told_at_every_door_and_not_refused()
    {
        var first = await editor.CreateEventAsync(Given.AStrike(at: day));
        using var second = await editor.PostAsync("/v1/strikes", Given.AStrike("A strike on the harbour at dawn", at: day));
        using var third = await editor.AskAsync(HttpMethod.Put, $"/v1/events/{Guid.CreateVersion7()}", Given.AStrike(at: day), ifNoneMatch: "*");

        await second.ShouldBeAsync(HttpStatusCode.Created);
        Assert.Equal([first.Id], Told(second));
        Assert.Equal([first.Id, (string)(await second.JsonAsync())["id"]!], Told(third));
    }

    [Fact]
    public async Task The_score_is_the_sum_of_its_documented_parts()
    {
        var first = await editor.CreateEventAsync(Given.AStrike(at: day).With("details/method", "missile"));
        var second = await editor.CreateEventAsync(Given.AStrike(at: day).With("details/method", "missile"));

        var item = Assert.Single(await CandidatesAsync(second.Id));

        // Days, point, title and method agree; actors and targets are not named.
        Assert.Equal(0.2 + 0.25 + 0.15 * 0.5 + 0.15 + 0.25 * 0.75, (double)item["score"]!, 3);
        Assert.Equal((first.Id, 1, "A strike on the harbour"), ((string)item["id"]!, (int)item["revision"]!, (string)item["title"]!));
    }

    [Fact]
    public async Task What_is_two_days_off_far_away_of_another_kind_or_retracted_is_none()
    {
        var strike = await editor.CreateEventAsync(Given.AStrike(at: day));
        await editor.CreateEventAsync(Given.AStrike(at: Later(2)));
        await editor.CreateEventAsync(Given.AStrike(at: day).With("location/latitude", 46.72));
        await editor.CreateEventAsync(Given.AStatement(at: day));
        await editor.RetractAsync(await editor.CreateEventAsync(Given.AStrike(at: day)));
        var near = await editor.CreateEventAsync(Given.AStrike(at: Later(1)).With("location/latitude", 46.68));

        Assert.Equal([near.Id], (await CandidatesAsync(strike.Id)).Select(c => (string)c["id"]!));
    }

    [Fact]
    public async Task What_lasts_until_then_lies_across_a_border_names_no_country_or_is_a_draft_is_found()
    {
        var strike = await editor.CreateEventAsync(Given.AStrike(at: day));
        string[] found =
        [
            (await editor.CreateEventAsync(Given.AStrike(at: Later(-3)).With("time/to", day))).Id,
            (await editor.CreateEventAsync(Given.AStrike(at: day).With("location/country", "BLR").With("location/latitude", 46.49))).Id,
            (await editor.CreateEventAsync(Given.AStrike(at: day).With("location/country", null))).Id,
            (await editor.CreateEventAsync(Given.AStrike(at: day, lifecycle: "draft"))).Id,
        ];
        await editor.CreateEventAsync(Given.AStrike(at: Later(-5)).With("time/to", Later(-3)));
        await editor.CreateEventAsync(Given.AStrike(at: day).With("location/country", "BLR").With("location/latitude", 47.9));

        Assert.Equal(found.Order(), (await CandidatesAsync(strike.Id)).Select(c => (string)c["id"]!).Order());
    }

    [Fact]
    public async Task Places_without_a_point_are_compared_by_name_province_and_country()
    {
        var strike = await editor.CreateEventAsync(Given.AStrike(at: day).With("location", Place("Volnovakha", "UKR", "Donetsk")));
        var same = await editor.CreateEventAsync(Given.AStrike(at: day).With("location", Place("volnovakha", "UKR", null)));
        var province = await editor.CreateEventAsync(Given.AStrike(at: day).With("location", Place("Elsewhere", "UKR", "Donetsk")));
        await editor.CreateEventAsync(Given.AStrike(at: day).With("location", Place("Somewhere", "UKR", "Kyiv")));
        await editor.CreateEventAsync(Given.AStrike(at: day).With("location", Place("Minsk", "BLR", null)));

        Assert.Equal([same.Id, province.Id], (await CandidatesAsync(strike.Id)).Select(c => (string)c["id"]!));
    }

    [Fact]
    public async Task Actors_are_compared_only_where_both_name_some()
    {
        var (one, other) = (await editor.CreateActorAsync(Given.AnActor()), await editor.CreateActorAsync(Given.AnActor()));
        var strike = await editor.CreateEventAsync(By(one.Id));
        var same = await editor.CreateEventAsync(By(one.Id));
        var nobody = await editor.CreateEventAsync(Given.AStrike(at: day));
        await editor.CreateEventAsync(By(other.Id));

        Assert.Equal([same.Id, nobody.Id], (await CandidatesAsync(strike.Id)).Select(c => (string)c["id"]!));

        JsonObject By(string actor) => Given.AStrike(at: day).With("details/perpetrator", new JsonObject { ["actor"] = actor, ["basis"] = "unattributed" });
    }

    [Theory]
    [InlineData("same_as")]
    [InlineData("part_of")]
    [InlineData("supersedes")]
    [InlineData("refines")]
    public async Task Linked_pairs_are_not_offered_again_from_either_side(string type)
    {
        var first = await editor.CreateEventAsync(Given.AStrike(at: day));
        var second = await editor.CreateEventAsync(Given.AStrike(at: day).With("links", new JsonArray(new JsonObject { ["type"] = type, ["to"] = first.Id })));

        Assert.Empty(await CandidatesAsync(first.Id));
        Assert.Empty(await CandidatesAsync(second.Id));
    }

    [Fact]
    public async Task Tallies_are_duplicates_only_of_the_same_figure_by_the_same_counter_about_the_same_event()
    {
        var (one, other) = (await editor.CreateActorAsync(Given.AnActor()), await editor.CreateActorAsync(Given.AnActor()));
        var (here, there) = (await editor.CreateEventAsync(Given.AStrike(at: day)), await editor.CreateEventAsync(Given.AStrike(at: day)));
        var tally = await CountAsync("at least 3", one.Id, here);
        var again = await CountAsync("at least 3", one.Id, here);
        await CountAsync("at least 3", other.Id, here);
        await CountAsync("at least 5", one.Id, here);
        await CountAsync("at least 3", one.Id, there);

        Assert.Equal([again.Id], (await CandidatesAsync(tally.Id)).Select(c => (string)c["id"]!));

        Task<Kept> CountAsync(string raw, string counter, Kept of) =>
            editor.CreateEventAsync(Given.ATally(raw, counts: Guid.Parse(of.Id), at: day).With("details/countedBy", counter));
    }

    [Fact]
    public async Task Statements_are_duplicates_only_where_one_speaker_says_much_the_same()
    {
        var (one, other) = (await editor.CreateActorAsync(Given.AnActor()), await editor.CreateActorAsync(Given.AnActor()));
        var said = await editor.CreateEventAsync(Given.AStatement("Demands a ceasefire and corridors for civilians.", one.Id, at: day));
        var again = await editor.CreateEventAsync(Given.AStatement("Demands corridors for civilians, and a ceasefire.", one.Id, at: day));
        await editor.CreateEventAsync(Given.AStatement("Denies that the hospital was in use.", one.Id, at: day));
        await editor.CreateEventAsync(Given.AStatement("Demands a ceasefire and corridors for civilians.", other.Id, at: day));

        Assert.Equal([again.Id], (await CandidatesAsync(said.Id)).Select(c => (string)c["id"]!));
    }

    [Fact]
    public async Task Readers_get_what_they_may_see_alone()
    {
        var source = Guid.Parse((await editor.CreateSourceAsync(Given.ASource())).Id);
        var strike = await editor.CreateEventAsync(Given.AStrike(at: day, source: source, lifecycle: "published"));
        var published = await editor.CreateEventAsync(Given.AStrike(at: day, source: source, lifecycle: "published"));
        var draft = await editor.CreateEventAsync(Given.AStrike(at: day));
        var withheld = await editor.CreateEventAsync(Given.AStrike(at: day, source: source, lifecycle: "published"));
        await editor.ReviseAsync(withheld, new JsonObject { ["lifecycle"] = "withheld" });

        Assert.Equal([published.Id], (await CandidatesAsync(strike.Id, Role.Reader)).Select(c => (string)c["id"]!));
        Assert.Equal(3, (await CandidatesAsync(strike.Id)).Count);
        await (await api.Client().GetAsync(new Uri($"/v1/events/{draft.Id}/duplicates", UriKind.Relative))).ShouldBeProblemAsync(404, "not_found");
    }

    [Fact]
    public async Task Of_an_unknown_day_there_are_no_candidates_and_the_limit_is_kept()
    {
        var unknown = await editor.CreateEventAsync(Given.AStrike().With("time", new JsonObject { ["precision"] = "unknown" }));
        Assert.Empty(await CandidatesAsync(unknown.Id));

        var strike = await editor.CreateEventAsync(Given.AStrike(at: day));
        for (var i = 0; i < 6; i++)
            await editor.CreateEventAsync(Given.AStrike(at: day));
        using var last = await editor.PostAsync("/v1/events", Given.AStrike(at: day));
        Assert.Equal(5, Told(last).Length);
        Assert.Equal(2, (await api.Client(Role.Contributor).ReadAsync($"/v1/events/{strike.Id}/duplicates?limit=2"))["items"]!.AsArray().Count);
    }

    private string Later(int days) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static JsonObject Place(string name, string country, string? admin1) => new JsonObject { ["name"] = name, ["country"] = country, ["precision"] = "settlement" }.With("admin1", admin1);

    private static string[] Told(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Duplicate-Candidates", out var told) ? Assert.Single(told).Split(", ") : [];

    private async Task<List<JsonNode>> CandidatesAsync(string id, Role role = Role.Contributor) =>
        [.. (await api.Client(role).ReadAsync($"/v1/events/{id}/duplicates"))["items"]!.AsArray().Select(c => c!)];
}
