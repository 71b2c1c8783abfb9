using ConflictEvents.Api.Tests.House;
using ConflictEvents.Events;
using ConflictEvents.Events.Search;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConflictEvents.Api.Tests.Query;

public sealed class CountTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly Caller Reader = new("anonymous", Role.Reader);
    private static readonly EventQuery Near = new() { Near = [30.7, 46.5, 500] };

    [Fact]
    public async Task A_count_that_takes_too_long_is_given_up_for_an_estimate_and_the_read_goes_on()
    {
        var source = Guid.Parse((await api.Client(Role.Contributor).CreateSourceAsync(Given.ASource())).Id);
        for (var i = 0; i < 8; i++)
            await api.Client(Role.Contributor).CreateEventAsync(Given.AStrike(source: source, lifecycle: "published"));
        Assert.Equal((8, false), await CountAsync(TimeSpan.FromSeconds(5)));
        await api.Database.ExecuteAsync("""
            create or replace function kilometers(a point, longitude double precision, latitude double precision) returns double precision language plpgsql as 'begin perform pg_sleep(0.1); return 1; end'
            """);

        var (_, isEstimate) = await CountAsync(TimeSpan.FromMilliseconds(150));

        Assert.True(isEstimate);
    }

    [Fact]
    public async Task Counts_that_are_kept_are_given_up_as_well_where_they_take_too_long()
    {
        Assert.Equal((1_914, false), await CountAsync(TimeSpan.FromSeconds(5), (_, _) => Task.FromResult<long?>(1_914)));

        var (_, isEstimate) = await CountAsync(TimeSpan.FromMilliseconds(150), async (db, cancellation) =>
            (await db.Database.SqlQuery<long>($"select 1914::bigint as \"Value\" from pg_sleep(20)").ToListAsync(cancellation))[0]);

        Assert.True(isEstimate);
    }

    private Task<(long Value, bool IsEstimate)> CountAsync(TimeSpan patience, Func<LedgerDb, CancellationToken, Task<long?>>? kept = null) => api.InScopeAsync(services => services.GetRequiredService<LedgerSnapshots>().ReadAsync(null, async stand =>
    {
        var search = services.GetRequiredService<EventSearch>();
        var db = services.GetRequiredService<LedgerDb>();
        var counter = new EventCounter(db, search) { Patience = patience };
        var count = await counter.CountAsync(await search.ResolveAsync(Near, Reader, stand, CancellationToken.None), (_, cancellation) => kept?.Invoke(db, cancellation) ?? Task.FromResult<long?>(null), CancellationToken.None);
        // The snapshot is as good as before.
        Assert.Empty(await counter.PositionsAsync(1, await search.ResolveAsync(new EventQuery { Tag = ["no-such-tag"] }, Reader, stand, CancellationToken.None), CancellationToken.None) ?? [0]);
        return (count.Value, count.IsEstimate);
    }, CancellationToken.None));
}
