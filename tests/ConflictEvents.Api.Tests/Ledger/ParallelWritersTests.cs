using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Events;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConflictEvents.Api.Tests.Ledger;

/// <summary>Writers at once, some of whom fail: the ledger's promises hold, and a reader who follows it misses nothing.</summary>
public sealed class ParallelWritersTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const int Writers = 8;
    private const int Turns = 25;

    [Fact]
    public async Task Positions_are_dense_and_in_commit_order_and_a_reader_who_polls_misses_nothing()
    {
        using var writing = new CancellationTokenSource();
        var followers = new[] { FollowAsync(writing.Token), FollowAsync(writing.Token) };

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(WriteAsync));
        var head = await api.Database.ScalarAsync<long>("select position from ledger_head");
        await writing.CancelAsync();

        Assert.True(head > Writers * Turns / 4, $"Only {head} changes were made.");
        Assert.Empty(await LedgerPicture.BrokenPromisesAsync(api.Database));
        foreach (var followed in await Task.WhenAll(followers))
        {
            // More than the head of then, where the server was still at work for one who hung up.
            Assert.True(followed.Count >= head, $"{followed.Count} of {head} changes were seen.");
            Assert.Equal(Enumerable.Range(1, followed.Count).Select(p => (long)p), followed);
        }
        api.Log.ShouldHoldNoErrors();
    }

    [Theory]
    [InlineData("update event_revisions set superseded_at = superseded_at + 1 where superseded_at is not null", "is superseded at")]
    [InlineData("delete from changes where position = 2", "is the 2th")]
    [InlineData("update changes set recorded_at = recorded_at - interval '1 day' where position = 3", "is recorded before")]
    [InlineData("update event_revisions set number = number + 1 where superseded_at is null", "are not 1 to n")]
    [InlineData("update ledger_head set position = position + 1", "the head stands at")]
    public async Task A_broken_promise_is_noticed(string damage, string notice)
    {
        await using var database = await (await TestServer.GetAsync()).CloneAsync();
        var host = new Tests.Storage.ServingFixture(database, isDamaged: true);
        await host.InitializeAsync();
        try
        {
            var contributor = host.Client(Role.Contributor);
            var strike = await contributor.CreateEventAsync(Given.AStrike());
            strike = await contributor.ReviseAsync(strike, new JsonObject { ["title"] = "Another title" });
            await contributor.ReviseAsync(strike, new JsonObject { ["title"] = "A third title" });
            Assert.Empty(await LedgerPicture.BrokenPromisesAsync(database));

            await database.ExecuteAsync(damage);

            Assert.Contains(await LedgerPicture.BrokenPromisesAsync(database), promise => promise.Contains(notice, StringComparison.Ordinal));
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private async Task WriteAsync(int writer)
    {
        var chance = new Random(writer);
        var contributor = api.Client(Role.Contributor);
        var own = await contributor.CreateEventAsync(Given.AStrike(title: $"By writer {writer}"));
        var stale = own.ETag;
        for (var turn = 0; turn < Turns; turn++)
        {
            switch (chance.Next(7))
            {
                case 0:
                    await contributor.CreateEventAsync(Given.AStatement());
                    break;
                case 1:
                    await contributor.CreateActorAsync(Given.AnActor());
                    break;
                case 2:
                    await (await contributor.PostAsync("/v1/events", Given.AStrike().With("location", null))).ShouldBeAsync(HttpStatusCode.BadRequest);
                    break;
                case 3 when stale != own.ETag:
                    await (await contributor.PatchAsync(own.Path, new JsonObject { ["title"] = "Too late" }, stale)).ShouldBeAsync(HttpStatusCode.PreconditionFailed);
                    break;
                case 4:
                    await HangUpAsync(contributor, TimeSpan.FromMilliseconds(chance.Next(20)));
                    break;
                case 5:
                    await RollBackAsync(own);
                    break;
                default:
                    own = await contributor.ReviseAsync(own, new JsonObject { ["title"] = $"By writer {writer} in turn {turn}" });
                    break;
            }
        }
    }

    // Whether it is stored by then, nobody knows.
    private static async Task HangUpAsync(HttpClient contributor, TimeSpan after)
    {
        using var hangUp = new CancellationTokenSource(after);
        try
        {
            using var content = new StringContent(Given.AStrike().ToJsonString(), null, "application/json");
            (await contributor.PostAsync("/v1/events", content, hangUp.Token)).Dispose();
        }
        catch (OperationCanceledException)
        {
        }
    }

    // Takes positions, and gives them back.
    private Task<bool> RollBackAsync(Kept own) => api.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<LedgerDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var current = await db.Set<EventRevision>().AsNoTracking().SingleAsync(e => e.Id == Guid.Parse(own.Id) && e.SupersededAt == null);
        var positions = await services.GetRequiredService<LedgerAppender>().AppendAsync([Next(current)], Caller.System, CancellationToken.None);
        Assert.Single(positions);
        await transaction.RollbackAsync();
        return true;
    });

    private static Entry Next(EventRevision current) => new()
    {
        Table = EventRevision.Table,
        Id = current.RecordId,
        Revision = current.Number + 1,
        Action = ChangeAction.Revised,
        Reason = "other",
        Lifecycle = current.Lifecycle,
        IsPublic = current.IsPublic,
        Document = current.Document,
        Columns = EventColumns.Of(current),
    };

    // As a consumer does who keeps one position: whatever commits later stands behind it.
    private async Task<List<long>> FollowAsync(CancellationToken writing)
    {
        await using var db = api.Database.NewContext();
        List<long> seen = [];
        for (var isLast = false; ; isLast = writing.IsCancellationRequested)
        {
            var last = seen.LastOrDefault();
            var next = await db.Set<Change>().Where(c => c.Position > last).OrderBy(c => c.Position).Take(100).Select(c => c.Position).ToListAsync(CancellationToken.None);
            seen.AddRange(next);
            if (isLast && next.Count == 0)
                return seen;
        }
    }
}
