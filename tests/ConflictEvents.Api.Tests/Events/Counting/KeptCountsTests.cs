using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Redactions;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace ConflictEvents.Api.Tests.Events.Counting;

/// <summary>Statistics out of the counts that are kept say what counting all of the ledger says, however far they are behind it.</summary>
public sealed class KeptCountsTests(KeptCountsFixture api) : IClassFixture<KeptCountsFixture>
{
    private readonly HttpClient _editor = api.Client(Role.Editor);

    [Fact]
    public async Task Behind_the_ledger_and_caught_up_the_answers_are_those_of_a_plain_count()
    {
        var first = await AWorldAsync();
        await api.CatchUpAsync();
        await api.ShouldAnswerAsPlainlyAsync();

        await using (await api.HoldAsync())
        {
            await ChangeAsync(first);
            await AWorldAsync();
            Assert.True(await api.AreValidAsync() && await api.BehindAsync() > 20);
            await api.ShouldAnswerAsPlainlyAsync();
        }
        await api.CatchUpAsync();
        Assert.Equal(0, await api.DifferencesAsync());
        await api.ShouldAnswerAsPlainlyAsync();
    }

    [Fact]
    public async Task What_is_kept_is_what_is_answered()
    {
        var strike = await _editor.PublishAsync(Strike("1914-07-28", "AUT"));
        await api.CatchUpAsync();
        await api.Database.ExecuteAsync("update event_counts set events = events + 6 where country in ('AUT', '*') and day = '1914-07-28'");

        foreach (var query in new[] { "groupBy=year&to=1914-12-31", "groupBy=kind&country=AUT", "groupBy=month,country&from=1914-01-01&to=1914-12-31" })
        {
            Assert.Equal(7, (int)(await api.Client().ReadAsync($"/v1/events/stats?{query}"))["total"]!);
            Assert.Equal(6, (int)(await api.Client().ReadAsync($"/v1/events/stats?{query}&asOf={strike.Position - 1}"))["total"]!);
        }
        Assert.Equal(7, (int)(await api.Client().ReadAsync("/v1/events?country=AUT&count=true"))["count"]!["value"]!);
        Assert.Equal(6, (int)(await api.Client().ReadAsync($"/v1/events?country=AUT&count=true&asOf={strike.Position - 1}"))["count"]!["value"]!);
        await api.Database.ExecuteAsync("update event_counts set events = events - 6 where country in ('AUT', '*') and day = '1914-07-28'");
    }

    [Fact]
    public async Task Of_a_new_epoch_nothing_is_taken_from_the_counts_of_before()
    {
        await _editor.PublishAsync(Strike("2020-03-01", "UKR"));
        await api.CatchUpAsync();
        await api.Database.ExecuteAsync("update event_counts set events = events + 5");
        await api.InScopeAsync(s => s.GetRequiredService<LedgerEpoch>().RenewAsync());

        await api.ShouldAnswerAsPlainlyAsync();
        await api.CatchUpAsync();
        Assert.Equal(0, await api.DifferencesAsync());
        await api.ShouldAnswerAsPlainlyAsync();
    }

    [Fact]
    public async Task What_was_counted_and_is_rewritten_is_counted_again()
    {
        var strike = await _editor.PublishAsync(Strike("2020-03-01", "UKR").With("summary", "He lives at 7 Mill Street."));
        await api.CatchUpAsync();
        await api.Client(Role.Admin).RedactAsync(strike, Redacting.Pointers("/summary"));
        Assert.True(await api.AreValidAsync());
        await api.CatchUpAsync();
        Assert.Equal(0, await api.DifferencesAsync());

        var (there, gone) = ($"update event_revisions set country = 'SYR' where id = '{strike.Id}'", $"update event_revisions set country = 'UKR' where id = '{strike.Id}'");
        foreach (var rewriting in new[] { there, gone })
        {
            await api.Database.ExecuteAsync(rewriting);
            await api.CatchUpAsync();
            Assert.Equal(0, await api.DifferencesAsync());
        }
        await api.ShouldAnswerAsPlainlyAsync();
    }

    [Fact]
    public async Task The_end_of_an_embargo_is_counted()
    {
        var body = Strike("1999-12-31", "FRA").With("embargoedUntil", Json.WireTimes.Format(api.Clock.GetUtcNow() + TimeSpan.FromHours(1)));
        var hidden = await _editor.PublishAsync(body);
        await api.CatchUpAsync();
        Assert.Equal((0, 1), (await FrenchAsync(api.Client()), await FrenchAsync(_editor)));

        api.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True(SpinWait.SpinUntil(() => api.Database.ScalarAsync<int>($"select max(number) from event_revisions where id = '{hidden.Id}'").Result == 2, TimeSpan.FromSeconds(20)));
        Assert.Equal((1, 1), (await FrenchAsync(api.Client()), await FrenchAsync(_editor)));
        await api.CatchUpAsync();
        Assert.Equal((1, 1, 0), (await FrenchAsync(api.Client()), await FrenchAsync(_editor), await api.DifferencesAsync()));
    }

    [Fact]
    public async Task Several_at_once_count_once()
    {
        for (var i = 0; i < 5; i++)
        {
            await _editor.PublishAsync(Strike("2020-06-01", "UKR"));
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => api.CatchUpAsync()));
        }
        Assert.Equal(0, await api.DifferencesAsync());
    }

    private static async Task<int> FrenchAsync(HttpClient client) => (int)(await client.ReadAsync("/v1/events/stats?groupBy=kind&country=FRA"))["total"]!;

    private static JsonObject Strike(string from, string country, string? to = null) =>
        Given.AStrike(at: from).With("location/country", country).With("time", to is null ? new JsonObject { ["from"] = from, ["precision"] = "day" } : new JsonObject { ["from"] = from, ["to"] = to, ["precision"] = "days" });

    // Days that reach into the months asked for and out of them, that are not known, that have no end; of no country; and what not all may see.
    private async Task<List<Kept>> AWorldAsync()
    {
        JsonObject[] times =
        [
            new() { ["from"] = "2020-01-15", ["open"] = true, ["precision"] = "month" }, new() { ["precision"] = "unknown" }, new() { ["from"] = "2020-03-05", ["to"] = "2020-03-07", ["precision"] = "unknown" },
            new() { ["from"] = "2020-09-30", ["precision"] = "day" }, new() { ["from"] = "2020-10-01", ["to"] = "2021-02-03", ["precision"] = "days" }, new() { ["from"] = "2019-12-30", ["to"] = "2019-12-31", ["precision"] = "days" },
        ];
        List<Kept> made = [];
        foreach (var time in times)
        {
            made.Add(await _editor.PublishAsync(Given.AStrike().With("time", time.DeepClone())));
            made.Add(await _editor.PublishAsync(Given.AStatement().With("time", time.DeepClone())));
        }
        made.Add(await _editor.PublishAsync(Strike("2020-02-27", "SYR", "2020-03-01")));
        made.Add(await _editor.PublishAsync(Strike("2020-02-28", "UKR", "2021-01-01")));
        await _editor.CreateEventAsync(Strike("2020-03-01", "UKR"));
        await _editor.PublishAsync(Strike("2020-03-01", "UKR").With("embargoedUntil", Json.WireTimes.Format(api.Clock.GetUtcNow() + TimeSpan.FromDays(30))));
        return made;
    }

    private async Task ChangeAsync(List<Kept> made)
    {
        await _editor.ReviseAsync(made[0], new JsonObject { ["time"] = new JsonObject { ["from"] = "2020-05-05", ["to"] = "2020-05-06", ["open"] = null, ["precision"] = "days" } });
        await _editor.ReviseAsync(await _editor.ReviseAsync(made[12], new JsonObject { ["location"] = new JsonObject { ["country"] = "UKR" } }), new JsonObject { ["title"] = "Again" });
        var withheld = await _editor.ReviseAsync(made[13], new JsonObject { ["lifecycle"] = "withheld" });
        await _editor.ReviseAsync(await _editor.ReviseAsync(made[2], new JsonObject { ["lifecycle"] = "withheld" }), new JsonObject { ["lifecycle"] = "published" });
        await _editor.RetractAsync(made[4]);
        await (await _editor.PostAsync($"{made[6].Path}/restore", null, await _editor.RetractAsync(made[6]))).ShouldBeAsync(HttpStatusCode.OK);
        await _editor.RetractAsync(withheld);
        await _editor.ReviseAsync(made[8], new JsonObject { ["sensitivity"] = new JsonArray("location_risk") });
    }
}
