using System.Net;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Events;

public sealed class AnonymousReadTests(AnonymousReadTests.ClosedFixture api) : IClassFixture<AnonymousReadTests.ClosedFixture>
{
    public sealed class ClosedFixture : ApiFixture
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["ConflictEvents:AnonymousRead"] = "false" };
    }

    [Fact]
    public async Task Where_reading_without_a_key_is_closed_every_route_demands_one()
    {
        var contributor = api.Client(Role.Contributor);
        var published = await contributor.CreateEventAsync(await EventTraces.ABodyAsync(contributor, "published"));
        var traces = await EventTraces.OfAsync(published, contributor);

        foreach (var address in traces.Addresses().Append($"/v1/events/{Guid.CreateVersion7()}").Append("/v1/actors").Append("/v1/sources").Append("/v1/disputes"))
        {
            using var answer = await api.Client().GetAsync(address);
            await answer.ShouldBeProblemAsync(401, "unauthorized");
            Assert.NotEmpty(answer.Headers.WwwAuthenticate);
        }
        Assert.Equal(traces.Addresses(), await traces.SeenByAsync(api.Client(Role.Reader)));
    }

    [Fact]
    public async Task Health_is_told_without_a_key()
    {
        using var answer = await api.Client().GetAsync("/health/ready");

        await answer.ShouldBeAsync(HttpStatusCode.OK);
    }
}
