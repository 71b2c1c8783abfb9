using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Sample;

/// <summary>Counting on what two articles say.</summary>
public sealed class SampleCountingTests(SampleFixture api) : IClassFixture<SampleFixture>
{
    [Fact]
    public async Task The_count_of_the_united_nations_is_at_least_474_and_nothing_else()
    {
        var answer = await api.Client().ReadAsync("/v1/casualty-tallies/series?countedBy=united-nations&metric=killed&tag=campaign:assault-on-ukraine");

        var civilians = Assert.Single(answer["series"]!.AsArray(), l => (string)l!["victimClass"]! == "civilian")!;
        var point = Assert.Single(civilians["points"]!.AsArray())!;
        Assert.Equal((474, null, "at_least", "2022-03-10"), ((int)point["low"]!, (int?)point["high"], (string)point["qualifier"]!, (string)point["statedFor"]!));
    }

    [Fact]
    public async Task Few_records_of_the_sample_look_alike_and_the_ones_in_both_articles_most()
    {
        List<(double Score, string Titles)> told = [];
        foreach (var item in (await api.Client().ReadAsync("/v1/events?limit=500"))["items"]!.AsArray())
            told.AddRange((await api.Client().ReadAsync($"/v1/events/{item!["id"]}/duplicates"))["items"]!.AsArray()
                .Where(c => (double)c!["score"]! >= 0.6).Select(c => ((double)c!["score"]!, $"{item["title"]} = {c["title"]}")));

        // Each pair from both sides; what differs in figure, counter or speaker is none.
        Assert.Equal(10, told.Count);
        Assert.Contains("Lavrov: the hospital was a base of fighters", told.Max().Titles, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_events_are_counted_by_kind()
    {
        var answer = await api.Client().ReadAsync("/v1/events/stats?groupBy=kind");

        Assert.Equal(["statement 30", "casualty_tally 13", "meeting 3", "strike 3"], answer["buckets"]!.AsArray().Select(b => $"{b!["kind"]} {b["count"]}"));
        Assert.Equal(49, (int)answer["total"]!);
    }
}
