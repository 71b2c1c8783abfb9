using ConflictEvents.Benchmarks.Generation;
using ConflictEvents.Benchmarks.Running;

namespace ConflictEvents.Benchmarks.Queries;

/// <summary>Every documented filter and sort alone, with what is rare and what is frequent, and the pairs that are asked together.</summary>
internal static class QueryCases
{
    private const string Year = "country=UKR&from=2022-01-01&to=2022-12-31";

    public static async Task<IReadOnlyList<QueryCase>> AllAsync(BenchmarkDatabase database, CancellationToken cancellationToken)
    {
        var source = await database.ReadAsync<Guid>("select sources[1] from event_revisions where superseded_at is null and id > '01900000-0000-7000-8000-000000000000' order by id limit 1", cancellationToken);
        var strike = await database.ReadAsync<Guid>("select links[1] from event_revisions where superseded_at is null and links <> '{}' and kind = 'casualty_tally' order by position limit 1", cancellationToken);
        var (campaign, rareCampaign, topic) = await TagsAsync(database, cancellationToken);
        string frequent = World.Slug(0), some = World.Slug(300), rare = World.Slug(4_900);
        return
        [
            .. new[]
            {
                "/v1/events", "/v1/strikes", "/v1/meetings", "/v1/events?kind=meeting,statement", "/v1/events?limit=500",
                "/v1/events?from=2022-03-09&to=2022-03-10", "/v1/events?from=2026-10-01", "/v1/events?to=2014-06-01", "/v1/events?from=2022-03-09&to=2022-03-10&includeImprecise=true",
                $"/v1/events?actor={frequent}", $"/v1/events?actor={some}", $"/v1/events?actor={rare}", "/v1/events?actor=UKR", "/v1/events?actor=MOZ",
                "/v1/events?role=counted_by", "/v1/events?role=outcome_holder", $"/v1/events?actor={rare}&role=speaker,addressee",
                $"/v1/statements?speaker={frequent}", $"/v1/statements?speaker={rare}", $"/v1/meetings?participant={frequent}", $"/v1/meetings?participantsAll={frequent},{some}", "/v1/meetings?participantsAll=UKR,RUS",
                $"/v1/strikes?perpetrator={frequent}", $"/v1/strikes?perpetrator={rare}", $"/v1/casualty-tallies?countedBy={frequent}", $"/v1/casualty-tallies?countedBy={rare}",
                "/v1/events?country=UKR", "/v1/events?country=MOZ", "/v1/events?admin1=Kyiv%20Region", "/v1/events?admin1=Uzhgorod%20Region",
                "/v1/events?place=Kyiv", "/v1/events?place=Mariupol", "/v1/events?place=Mariopul", "/v1/events?place=Uzhgorod", "/v1/events?place=Mariupol&includeImprecise=true&country=UKR",
                "/v1/events?bbox=37.4,47,37.7,47.2", "/v1/events?bbox=22,44,41,53", "/v1/events?bbox=-180,-90,180,90", "/v1/events?bbox=37.4,47,37.7,47.2&includeImprecise=true", "/v1/events?bbox=-30,-60,-20,-50",
                "/v1/events?near=37.5,47.1,10", "/v1/events?near=37.5,47.1,500", "/v1/events?minPrecision=site", "/v1/events?minPrecision=country",
                "/v1/events?method=artillery", "/v1/events?method=chemical", "/v1/events?target=healthcare", "/v1/events?target=open_area", "/v1/casualty-tallies?metric=killed", "/v1/casualty-tallies?metric=trapped",
                "/v1/meetings?status=held", "/v1/meetings?status=refused", "/v1/statements?quoteMode=paraphrase", "/v1/statements?quoteMode=relayed_text", "/v1/events?chainBasis=scope_ambiguous", "/v1/events?chainBasis=explicit",
                $"/v1/events?about={strike}", $"/v1/casualty-tallies?counts={strike}", $"/v1/events?link={strike}", $"/v1/events?link=counts:{strike}",
                $"/v1/events?tag={campaign}", $"/v1/events?tag={rareCampaign}", $"/v1/events?tag={topic}", $"/v1/events?source={source}", $"/v1/sources/{source}/events",
                "/v1/events?verification=disputed", "/v1/events?verification=harm:rejected", "/v1/events?verification=unreviewed",
                "/v1/events?lifecycle=draft", "/v1/events?lifecycle=withheld", "/v1/events?lifecycle=draft,published,withheld,retracted",
                "/v1/events?updatedSince=2026-11-20T00:00:00Z", "/v1/events?updatedSince=2026-01-01T00:00:00Z&sort=recorded",
                "/v1/events?knownBy=2014-06-01T00:00:00Z", "/v1/events?knownBy=2020-01-01T00:00:00Z", "/v1/events?knownBy=2026-11-01T00:00:00Z",
                "/v1/events?sort=occurred", "/v1/events?sort=recorded", "/v1/events?sort=-recorded", "/v1/statements?sort=quoteMode",
                $"/v1/events?q={Texts.Name(29_900)}", $"/v1/events?q={Texts.Name(20)}", "/v1/events?q=hospital", "/v1/events?q=the", "/v1/events?q=attack%20hospital", "/v1/events?q=hospital%20-attack", "/v1/events?q=%22aid%20convoy%22", "/v1/events?q=%22convoy%20hospital%22", "/v1/events?q=hospital%20or%20convoy", "/v1/events?q=%22aid%20convoy%22&sort=relevance", "/v1/events?q=%22aid%20convoy%22&count=true",
                "/v1/events?q=Mariupol", "/v1/events?q=Mariopul%20hospital", $"/v1/events?q={Texts.Name(29_900)}&sort=relevance", $"/v1/events?q={Texts.Name(300)}&sort=relevance", "/v1/events?q=hospital&sort=relevance",
                "/v1/events?q=hospital&country=MOZ", "/v1/events?q=hospital&from=2015-01-01&to=2015-03-01", "/v1/events?q=attack&sort=recorded",
                "/v1/strikes?country=UKR&from=2022-03-01&to=2022-03-31", "/v1/strikes?country=MOZ&from=2015-01-01&to=2015-03-31", "/v1/strikes?country=MOZ&sort=occurred",
                "/v1/strikes?bbox=31,46,39,51&minPrecision=settlement&from=2022-03-01&to=2022-03-31", $"/v1/statements?speaker={frequent}&tag={topic}", $"/v1/statements?speaker={some}&country=MOZ", $"/v1/events?actor={frequent}&country=HTI",
                $"/v1/events?tag={campaign}&method=chemical", "/v1/events?country=UKR&method=chemical&target=healthcare", "/v1/events?country=HTI&admin1=Kyiv%20Region", $"/v1/meetings?tag={campaign}&status=refused",
                $"/v1/statements?speaker={frequent}&sort=quoteMode", "/v1/events?country=MOZ&sort=recorded", "/v1/events?country=MOZ&sort=-recorded", "/v1/events?country=UKR&knownBy=2020-01-01T00:00:00Z", "/v1/events?kind=meeting&verification=disputed",
                "/v1/events?count=true", "/v1/strikes?count=true", "/v1/events?country=UKR&count=true", "/v1/events?country=MOZ&count=true", "/v1/events?q=hospital&count=true", "/v1/events?bbox=22,44,41,53&count=true", "/v1/events?from=2022-01-01&to=2022-12-31&count=true",
                "/v1/events/stats?groupBy=month", "/v1/events/stats?groupBy=kind,country", "/v1/events/stats?groupBy=actor&country=MOZ", $"/v1/events/stats?groupBy=month&{Year}", $"/v1/events/stats?groupBy=kind,admin1&{Year}", $"/v1/events/stats?groupBy=actor&{Year}",
                $"/v1/casualty-tallies/series?metric=killed&countedBy={rare}", $"/v1/casualty-tallies/series?metric=killed&countedBy={frequent}&{Year}", $"/v1/casualty-tallies/series?metric=killed&tag={rareCampaign}",
            }.Select(address => new QueryCase(address)),
        ];
    }

    private static async Task<(string Frequent, string Rare, string Topic)> TagsAsync(BenchmarkDatabase database, CancellationToken cancellationToken)
    {
        const string Tags = "select tag from (select unnest(tags) as tag from event_revisions tablesample system (2) where superseded_at is null) t where tag like '{0}' group by tag order by count(*) {1}, tag limit 1";
        return (await database.ReadAsync<string>(string.Format(null, Tags, "campaign:%", "desc"), cancellationToken),
            await database.ReadAsync<string>(string.Format(null, Tags, "campaign:%", "asc"), cancellationToken),
            await database.ReadAsync<string>(string.Format(null, Tags, "topic:%", "asc"), cancellationToken));
    }
}
