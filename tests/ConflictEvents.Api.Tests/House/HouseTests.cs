using System.Net;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.House;

public sealed class HouseTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_strike_that_was_drafted_can_be_read_back()
    {
        var contributor = api.Client(Role.Contributor);

        var drafted = await contributor.CreateEventAsync(Given.AStrike(title: "A strike on the port"));
        var read = await contributor.ReadAsync(drafted.Path);

        Assert.Equal("A strike on the port", (string)read["title"]!);
        Assert.Equal(drafted.Json.ToJsonString(), read.ToJsonString());
        await (await api.Client().GetAsync(drafted.Path)).ShouldBeProblemAsync(404, "not_found");
        api.Log.ShouldHoldNoErrors();
    }

    [Fact]
    public async Task Every_body_that_is_given_is_accepted()
    {
        var editor = api.Client(Role.Editor);
        var source = Guid.Parse((await editor.CreateSourceAsync(Given.ASource(text: "At least 3 people died."))).Id);
        var north = (await editor.CreateActorAsync(Given.AnActor())).Id;
        var south = (await editor.CreateActorAsync(Given.AnActor())).Id;

        var strike = await editor.CreateEventAsync(Given.AStrike(source: source, lifecycle: "published"));
        await editor.CreateEventAsync(Given.AMeeting([north, south]));
        await editor.CreateEventAsync(Given.AStatement(speaker: north));
        await editor.CreateEventAsync(Given.ATally(counts: Guid.Parse(strike.Id)));
        await editor.CreateDisputeAsync(Given.ADispute(Guid.Parse(strike.Id)));

        using var read = await api.Client().GetAsync(strike.Path);
        await read.ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_api_runs_on_a_port_of_its_own_with_the_limits_of_the_product()
    {
        using var answer = await api.Client(Role.Contributor).PostAsync("/v1/events", Given.AStrike().With("summary", new string('a', 1024 * 1024)));

        Assert.True(api.Address.IsLoopback);
        Assert.NotEqual(80, api.Address.Port);
        await answer.ShouldBeProblemAsync(413, "too_large");
    }

    [Fact]
    public async Task A_timer_rings_when_the_clock_is_put_forward()
    {
        var clock = new FakeClock();
        using var timer = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        var tick = timer.WaitForNextTickAsync().AsTask();
        Assert.False(tick.IsCompleted);

        clock.Advance(TimeSpan.FromDays(2));

        Assert.True(await tick.WaitAsync(TimeSpan.FromSeconds(30)));
    }
}
