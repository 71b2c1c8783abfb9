using System.Globalization;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Ledger;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Hosting;

/// <summary>What changes under a server that goes on: the schema, by a newer one beside it, and the time.</summary>
public sealed class ChangeoverTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly string[] Newer =
    [
        "alter table event_revisions add column of_the_future text not null default 'none'",
        "alter table actor_revisions add column of_the_future int",
        "create index concurrently ix_of_the_future on event_revisions (of_the_future)",
        "insert into \"__EFMigrationsHistory\" values ('9999_future', '10.0.0')",
    ];

    [Fact]
    public async Task The_old_version_serves_on_while_a_newer_one_migrates_and_beside_it()
    {
        var editor = api.Client(Role.Editor);
        var strike = await editor.CreateEventAsync(Given.AStrike());
        using var ended = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var count = 0; ; count++)
            {
                strike = await editor.ReviseAsync(strike, new JsonObject { ["title"] = $"Title {count}" });
                await editor.ReadAsync("/v1/events");
                if (ended.IsCancellationRequested)
                    return;
            }
        });

        foreach (var statement in Newer)
            await api.Database.ExecuteAsync(statement);
        await using var other = new OwnHost(api.Database.ConnectionString);
        using var beside = other.Start();
        await Observability.ServedProcess.UntilAsync(() => beside.GetAsync(new Uri("/health/ready", UriKind.Relative)), a => a.IsSuccessStatusCode, "An instance that starts behind a newer schema is not ready.");
        await beside.CreateEventAsync(Given.AStrike());
        await ended.CancelAsync();
        await writing;

        Assert.Equal(strike.Json["title"]!.ToString(), (await beside.ReadAsync(strike.Path))["title"]!.ToString());
        Assert.Empty(await LedgerPicture.BrokenPromisesAsync(api.Database));
        api.Log.ShouldHoldNoErrors();
    }

    [Fact]
    public async Task Clocks_that_step_do_not_put_the_ledger_out_of_order()
    {
        var contributor = api.Client(Role.Contributor);
        await contributor.CreateActorAsync(Given.AnActor());

        // The database's clock was an hour ahead and has been set right; then it is as if it had been an hour behind.
        await api.Database.ExecuteAsync("update ledger_head set moment = moment + interval '1 hour'");
        await api.Database.ExecuteAsync("update changes set recorded_at = (select moment from ledger_head) where position = (select position from ledger_head)");
        await api.Database.ExecuteAsync("update actor_revisions set recorded_at = (select moment from ledger_head) where position = (select position from ledger_head)");
        var ahead = await contributor.CreateActorAsync(Given.AnActor());
        var next = await contributor.CreateActorAsync(Given.AnActor());

        Assert.True(At(ahead) > api.Clock.GetUtcNow().AddMinutes(50));
        Assert.True(At(next) > At(ahead));
        Assert.Equal(next.Json.ToJsonString(), (await contributor.ReadAsync($"{next.Path}?asOf={Words(At(next))}")).ToJsonString());
        using (var unknown = await contributor.GetAsync(new Uri($"{next.Path}?asOf={Words(At(ahead))}", UriKind.Relative)))
            await unknown.ShouldBeProblemAsync(404, "not_found");
        using (var future = await contributor.GetAsync(new Uri($"{next.Path}?asOf={Words(At(next).AddMinutes(1))}", UriKind.Relative)))
            await future.ShouldBeProblemAsync(400, "invalid_parameter");
        Assert.Empty(await LedgerPicture.BrokenPromisesAsync(api.Database));
    }

    private static DateTimeOffset At(Kept record) => DateTimeOffset.Parse((string)record.Json["recordedAt"]!, CultureInfo.InvariantCulture);

    private static string Words(DateTimeOffset instant) => Uri.EscapeDataString(instant.ToString("O", CultureInfo.InvariantCulture));
}
