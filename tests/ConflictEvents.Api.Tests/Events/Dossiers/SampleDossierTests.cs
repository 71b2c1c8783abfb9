using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Sample;

namespace ConflictEvents.Api.Tests.Events.Dossiers;

/// <summary>The dossiers of the two coded articles: what CODING.md says an expert would answer.</summary>
public sealed class SampleDossierTests(SampleFixture api) : IClassFixture<SampleFixture>
{
    private const string Hospital = "20220310-0002-8000-8000-000000000001";
    private const string Meeting = "20220310-0001-8000-8000-000000000001";

    [Fact]
    public async Task Dump()
    {
        foreach (var id in new[] { Hospital, Meeting, "20220310-0002-8000-8000-000000000003", "20220310-0004-8000-8000-0000000000a9", "20220310-0003-8000-8000-000000000001" })
            await File.WriteAllTextAsync($"/tmp/dossier-{id[^12..]}-{id[9..13]}.json", (await api.Client().ReadAsync($"/v1/events/{id}/dossier")).ToJsonString());
    }
}
