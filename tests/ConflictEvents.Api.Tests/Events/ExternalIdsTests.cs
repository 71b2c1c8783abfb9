using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Events;

public sealed class ExternalIdsTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private readonly HttpClient _contributor = api.Client(Role.Contributor);

    [Fact]
    public async Task A_name_in_another_system_is_one_event_s()
    {
        var name = Given.Fresh("UKR");
        var first = await _contributor.CreateEventAsync(Named(name));
        var other = await _contributor.CreateEventAsync(Given.AStrike());

        using var posted = await _contributor.PostAsync("/v1/events", Given.AStatement().With("externalIds", new JsonArray(AName(Given.Fresh("UKR")), AName(name))));
        using var patched = await _contributor.PatchAsync(other.Path, new JsonObject { ["externalIds"] = new JsonArray(AName(name)) }, other.ETag);

        var problem = await posted.ShouldBeProblemAsync(409, "/externalIds/1", "external_id_taken");
        Assert.Contains(first.Id, (string)problem["detail"]!, StringComparison.Ordinal);
        await patched.ShouldBeProblemAsync(409, "/externalIds/0", "external_id_taken");
    }

    [Fact]
    public async Task The_same_name_in_another_system_is_another_name()
    {
        var name = Given.Fresh("UKR");
        await _contributor.CreateEventAsync(Named(name));

        await _contributor.CreateEventAsync(Given.AStrike().With("externalIds", new JsonArray(AName(name, "gdelt"), AName(name.ToLowerInvariant()))));
    }

    [Fact]
    public async Task A_name_is_free_again_when_its_event_gives_it_up()
    {
        var name = Given.Fresh("UKR");
        var first = await _contributor.CreateEventAsync(Named(name));

        var without = await _contributor.ReviseAsync(first, new JsonObject { ["externalIds"] = new JsonArray() });
        await _contributor.CreateEventAsync(Named(name));
        using var back = await _contributor.PatchAsync(first.Path, new JsonObject { ["externalIds"] = new JsonArray(AName(name)) }, without.ETag);

        await back.ShouldBeProblemAsync(409, "/externalIds/0", "external_id_taken");
    }

    [Fact]
    public async Task A_retracted_event_keeps_its_name_for_it_may_be_restored()
    {
        var name = Given.Fresh("UKR");
        await _contributor.RetractAsync(await _contributor.CreateEventAsync(Named(name)));

        using var answer = await _contributor.PostAsync("/v1/events", Named(name));

        await answer.ShouldBeProblemAsync(409, "/externalIds/0", "external_id_taken");
    }

    [Fact]
    public async Task A_record_that_is_refused_takes_no_name()
    {
        var name = Given.Fresh("UKR");
        using var refused = await _contributor.PostAsync("/v1/events", Named(name).With("links", new JsonArray(new JsonObject { ["type"] = "about", ["to"] = Guid.CreateVersion7().ToString() })));
        await refused.ShouldBeProblemAsync(400, "/links/0/to", "unknown_event");

        await _contributor.CreateEventAsync(Named(name));
    }

    [Fact]
    public async Task Of_several_that_claim_one_name_at_once_one_wins()
    {
        for (var round = 0; round < 4; round++)
        {
            var name = Given.Fresh("UKR");

            var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _contributor.PostAsync("/v1/events", Named(name))));

            var winner = Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
            foreach (var loser in answers.Where(a => a != winner))
                await loser.ShouldBeProblemAsync(409, "/externalIds/0", "external_id_taken");
        }
    }

    [Fact]
    public async Task A_name_stands_once_in_a_record()
    {
        var name = Given.Fresh("UKR");

        using var answer = await _contributor.PostAsync("/v1/events", Given.AStrike().With("externalIds", new JsonArray(AName(name), AName(name))));

        await answer.ShouldBeProblemAsync(400, "/externalIds/1", "duplicate");
    }

    private static JsonObject Named(string id) => Given.AStrike().With("externalIds", new JsonArray(AName(id)));

    private static JsonObject AName(string id, string system = "acled") => new() { ["system"] = system, ["id"] = id };
}
