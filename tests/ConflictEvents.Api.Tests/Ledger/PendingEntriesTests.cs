using ConflictEvents.Api.Tests.House;
using ConflictEvents.Ledger;

namespace ConflictEvents.Api.Tests.Ledger;

/// <summary>What is pending in an index is taken in, of every table, and nothing is lost by it.</summary>
public sealed class PendingEntriesTests
{
    private const string Write = "insert into place_names (name) select ' ostrovka ' || i || ' ' from generate_series(1, 500) i";

    [Fact]
    public async Task What_is_pending_is_taken_into_its_index()
    {
        await using var database = await (await TestServer.GetAsync()).CloneAsync();
        await using var db = database.NewContext();
        var pending = new PendingEntries(db);
        await pending.TakeInAsync(default);
        await database.ExecuteAsync(Write);

        Assert.True(await pending.TakeInAsync(default) > 0, "Nothing was pending.");

        Assert.Equal(0, await pending.TakeInAsync(default));
        Assert.Equal(500, (await database.RowsAsync("select name from names_of_places('% ostrovka %', null, 1000) name")).Count);
    }
}
