using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;
using ConflictEvents.Sample;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ConflictEvents.Api.Tests.Sample;

/// <summary>Each of these needs a ledger that nobody has written to.</summary>
public sealed class SampleStartTests : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task A_start_that_was_cut_off_goes_on_where_it_ended()
    {
        await _api.Database.ExecuteAsync(
            "create function stop() returns trigger language plpgsql as $$ begin raise exception 'cut off'; end $$;"
            + "create trigger stop before insert on changes for each row when (new.position = 30) execute function stop()");
        await Assert.ThrowsAnyAsync<PostgresException>(LoadAsync);
        Assert.Equal(29, await PositionAsync());
        await _api.Database.ExecuteAsync("drop trigger stop on changes");

        await LoadAsync();

        Assert.Equal(SampleLoader.Lines().Count(), await PositionAsync());
        Assert.Equal(1, await _api.Database.ScalarAsync<int>("select max(revision) from changes"));
    }

    [Fact]
    public async Task A_ledger_that_somebody_wrote_to_gets_no_sample()
    {
        await _api.Client(Role.Contributor).CreateActorAsync(Given.AnActor());

        await LoadAsync();

        Assert.Equal(1, await PositionAsync());
    }

    private Task<long> PositionAsync() => _api.Database.ScalarAsync<long>("select position from ledger_head");

    private Task LoadAsync() => _api.InScopeAsync(async services =>
    {
        await services.GetRequiredService<SampleLoader>().LoadAsync(CancellationToken.None);
        return true;
    });
}
