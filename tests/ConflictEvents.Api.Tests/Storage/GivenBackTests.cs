using System.Data;
using ConflictEvents.Api.Tests.Bulk;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConflictEvents.Api.Tests.Storage;

/// <summary>Handles and sessions are given to others as they are left: nothing of one piece of work may reach the next.</summary>
public sealed class GivenBackTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_handle_comes_back_with_the_timeout_of_all_and_without_what_was_left_in_it()
    {
        LedgerDb handle;
        int? usual;
        await using (var scope = api.Services.CreateAsyncScope())
        {
            handle = scope.ServiceProvider.GetRequiredService<LedgerDb>();
            usual = handle.Database.GetCommandTimeout();
            handle.Database.SetCommandTimeout(777);
            handle.Add(new KeyChange { At = DateTimeOffset.UnixEpoch, By = "nobody", Action = "made", Key = "none", Name = "none", Role = "reader" });
            await WholeTransaction.BeginAsync(handle, IsolationLevel.ReadCommitted, CancellationToken.None);
            handle.IsInWholeTransaction = false;
        }

        await using var again = await ScopeOfAsync(handle);

        Assert.Equal(usual, handle.Database.GetCommandTimeout());
        Assert.Empty(handle.ChangeTracker.Entries());
        Assert.Null(handle.Database.CurrentTransaction);
        Assert.Equal(ConnectionState.Closed, handle.Database.GetDbConnection().State);
    }

    [Fact]
    public async Task A_bulk_write_with_a_key_leaves_no_lock_in_its_session()
    {
        var contributor = api.Client(Role.Contributor);
        var key = Given.Fresh("bulk-");
        var line = BulkCalls.Text(Given.AnActor().Actor());

        var first = await contributor.BulkAsync("", line, key: key);
        using var refused = await contributor.SendBulkAsync("", System.Text.Encoding.UTF8.GetBytes(BulkCalls.Text(Given.AnActor().Actor())), key: key);
        var again = await contributor.BulkAsync("", line, key: key);

        await refused.ShouldBeProblemAsync(422, "idempotency_mismatch");
        Assert.Equal(("created", "unchanged"), (first.Statuses(), again.Statuses()));
        Assert.Equal(0L, await api.Database.ScalarAsync<long>("select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())"));
    }

    // They are given out in turns: as many as it takes until it comes again.
    private async Task<AsyncServiceScope> ScopeOfAsync(LedgerDb handle)
    {
        Stack<AsyncServiceScope> others = [];
        try
        {
            for (var count = 0; count < 200; count++)
            {
                var scope = api.Services.CreateAsyncScope();
                if (scope.ServiceProvider.GetRequiredService<LedgerDb>() == handle)
                    return scope;
                others.Push(scope);
            }
            throw new InvalidOperationException("The handle was not given out again.");
        }
        finally
        {
            while (others.TryPop(out var other))
                await other.DisposeAsync();
        }
    }
}
