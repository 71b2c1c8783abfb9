using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Events;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace ConflictEvents.Api.Tests.Ledger;

/// <summary>Of those who race for one thing one wins, and the others are told.</summary>
public sealed class RacesTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const int Racers = 10;

    [Fact]
    public async Task Of_revisions_against_one_ETag_one_wins()
    {
        var contributor = api.Client(Role.Contributor);
        var strike = await contributor.CreateEventAsync(Given.AStrike());

        var answers = await RaceAsync(i => contributor.PatchAsync(strike.Path, new JsonObject { ["title"] = $"Title {i}" }, strike.ETag));

        var won = Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        foreach (var lost in answers.Where(a => a != won))
            Assert.Equal(won.ETag(), (string?)(await lost.ShouldBeProblemAsync(412, "stale_revision"))["currentETag"]);
        Assert.Equal((await won.JsonAsync()).ToJsonString(), (await contributor.ReadAsync(strike.Path)).ToJsonString());
        Assert.Equal(2, await RevisionsAsync(contributor, strike.Path));
    }

    [Fact]
    public async Task Of_creations_at_one_id_one_wins()
    {
        var contributor = api.Client(Role.Contributor);
        var path = $"/v1/events/{Guid.CreateVersion7()}";

        var answers = await RaceAsync(i => contributor.PutAsync(path, Given.AStrike(title: $"Title {i}"), ifNoneMatch: "*"));

        var won = Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        foreach (var lost in answers.Where(a => a != won))
            await lost.ShouldBeProblemAsync(412, "already_exists");
        Assert.Equal((await won.JsonAsync()).ToJsonString(), (await contributor.ReadAsync(path)).ToJsonString());
        Assert.Equal(1, await RevisionsAsync(contributor, path));
    }

    [Fact]
    public async Task Of_creations_under_one_slug_one_wins()
    {
        var contributor = api.Client(Role.Contributor);
        var slug = Given.AnActor()["slug"]!.GetValue<string>();

        var answers = await RaceAsync(i => contributor.PostAsync("/v1/actors", Given.AnActor(slug, $"Name {i}")));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        foreach (var lost in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
            await lost.ShouldBeProblemAsync(409, "already_exists");
    }

    [Fact]
    public async Task Revisions_of_whatever_is_there_are_all_made_one_after_the_other()
    {
        var contributor = api.Client(Role.Contributor);
        var strike = await contributor.CreateEventAsync(Given.AStrike());

        var answers = await RaceAsync(i => contributor.PatchAsync(strike.Path, new JsonObject { ["title"] = $"Title {i}" }, "*"));

        foreach (var answer in answers)
            await answer.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(Racers + 1, await RevisionsAsync(contributor, strike.Path));
        Assert.Empty(await LedgerPicture.BrokenPromisesAsync(api.Database));
    }

    [Fact]
    public async Task Who_finds_no_turn_is_told_to_try_again()
    {
        var turns = 0;
        var entry = new Entry
        {
            Table = EventRevision.Table,
            Id = Guid.CreateVersion7().ToString(),
            Revision = 7,
            Action = ChangeAction.Revised,
            Reason = "other",
            Lifecycle = "draft",
            IsPublic = false,
            Document = "{}",
            Columns = "{}",
        };

        await Assert.ThrowsAsync<BusyException>(() => api.InScopeAsync(services => services.GetRequiredService<LedgerWrites>().RunAsync(new Caller("nobody", Role.Contributor), null, _ =>
        {
            turns++;
            return Task.FromResult(ConflictEvents.Ledger.Plan.One(entry));
        }, CancellationToken.None)));

        Assert.True(turns > 1);
        Assert.Empty(await LedgerPicture.BrokenPromisesAsync(api.Database));
    }

    [Fact]
    public async Task One_external_id_goes_to_one_event()
    {
        var contributor = api.Client(Role.Contributor);
        var name = new JsonObject { ["system"] = "acled", ["id"] = Given.Fresh("UKR") }.ToJsonString();

        var answers = await RaceAsync(_ => contributor.PostAsync("/v1/events", Given.AStrike().With("externalIds", new JsonArray(JsonNode.Parse(name)))));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        foreach (var lost in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
            await lost.ShouldBeProblemAsync(409, "external_id_taken");
    }

    [Fact]
    public async Task One_text_of_one_publisher_is_one_source()
    {
        var contributor = api.Client(Role.Contributor);
        var publisher = Given.Fresh("Daily ");

        var answers = await RaceAsync(_ => contributor.PostAsync("/v1/sources", Given.ASource(text: "At least 3 people died.", publisher: publisher)));

        var made = await Task.WhenAll(answers.Select(a => a.JsonAsync()));
        Assert.Single(made.Select(s => (string)s["id"]!).Distinct());
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.Created), a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
    }

    [Fact]
    public async Task Links_that_would_close_a_circle_together_are_not_both_made()
    {
        var contributor = api.Client(Role.Contributor);
        Kept[] strikes = [await contributor.CreateEventAsync(Given.AStrike()), await contributor.CreateEventAsync(Given.AStrike())];

        var answers = await RaceAsync(i => contributor.PatchAsync(strikes[i % 2].Path, PartOf(strikes[1 - i % 2]), strikes[i % 2].ETag), 2);

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        await answers.Single(a => a.StatusCode != HttpStatusCode.OK).ShouldBeProblemAsync(400, "/links/0/to", "circle");
    }

    [Fact]
    public async Task Nobody_names_an_actor_while_it_is_merged_away()
    {
        var editor = api.Client(Role.Editor);
        var (old, kept) = (await editor.CreateActorAsync(Given.AnActor()), await editor.CreateActorAsync(Given.AnActor()));

        await RaceAsync(i => i == 3
            ? editor.PostAsync($"{old.Path}/merge", new JsonObject { ["into"] = kept.Id }, old.ETag)
            : editor.PostAsync("/v1/events", Given.AStatement(speaker: old.Id)));

        Assert.Equal(0, await api.Database.ScalarAsync<long>($"select count(*) from event_revisions where superseded_at is null and actors @> array['{old.Id}']"));
        Assert.Equal(Racers - 1, await api.Database.ScalarAsync<long>($"select count(*) from event_revisions where superseded_at is null and actors @> array['{kept.Id}']"));
        Assert.Empty(await LedgerPicture.BrokenPromisesAsync(api.Database));
    }

    private static JsonObject PartOf(Kept whole) => new() { ["links"] = new JsonArray(new JsonObject { ["type"] = "part_of", ["to"] = whole.Id }) };

    private static async Task<int> RevisionsAsync(HttpClient client, string path) => (await client.ReadAsync($"{path}/revisions"))["items"]!.AsArray().Count;

    private async Task<HttpResponseMessage[]> RaceAsync(Func<int, Task<HttpResponseMessage>> run, int racers = Racers)
    {
        using var start = new Barrier(racers);
        var answers = await Task.WhenAll(Enumerable.Range(0, racers).Select(i => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return run(i);
            }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));
        api.Log.ShouldHoldNoErrors();
        return answers;
    }
}
