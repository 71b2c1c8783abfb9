using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;
using ConflictEvents.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ConflictEvents.Api.Tests.Storage;

/// <summary>What an older release wrote is found by the queries of this one: its searched columns are derived again at the next start.</summary>
public sealed class ColumnRefreshTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Derived = "outer_days, terms, quote_rank, is_coarse, point::text, desk_point::text, places, desk_places, reported, desk_reported, search, desk_search, columns_release";

    [Fact]
    public async Task Rows_of_an_older_release_get_the_columns_of_this_one_each_as_of_its_time()
    {
        await WriteAsync();
        var (events, sources) = (await EventsAsync(), await SourcesAsync());
        await api.Database.ExecuteAsync("""
            update event_revisions set columns_release = 1, outer_days = null, terms = '{}', quote_rank = null, is_coarse = false, point = null, desk_point = null, places = '', desk_places = null,
              reported = null, desk_reported = null, search = null, desk_search = null;
            update source_revisions set columns_release = 1, reported_at = null;
            """);
        Assert.NotEqual(events, await EventsAsync());

        await StartAgainAsync();

        Assert.Equal(events, await EventsAsync());
        Assert.Equal(sources, await SourcesAsync());
        Assert.Contains(api.Log.All, l => l.Text.Contains("Derived the searched columns", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_of_this_release_stay_untouched()
    {
        await WriteAsync();
        await api.Database.ExecuteAsync("update event_revisions set places = ' left alone '");

        await StartAgainAsync();

        Assert.Equal(0, await api.Database.ScalarAsync<long>("select count(*) from event_revisions where places <> ' left alone '"));
        await api.Database.ExecuteAsync("update event_revisions set columns_release = 1");
        await StartAgainAsync();
        Assert.Equal(0, await api.Database.ScalarAsync<long>("select count(*) from event_revisions where places = ' left alone '"));
    }

    // A source whose day of publication was corrected, one that is private, a place at risk, a bound of an unknown day.
    private async Task WriteAsync()
    {
        var editor = api.Client(Role.Editor);
        var open = await editor.CreateSourceAsync(Given.ASource(publishedAt: "2022-03-11"));
        var hidden = await editor.CreateSourceAsync(Given.ASource(publishedAt: "2022-03-09T08:00:00Z", access: "private"));
        var strike = await editor.CreateEventAsync(Given.AStrike(source: Guid.Parse(open.Id), lifecycle: "published").With("sensitivity", new JsonArray("location_risk")));
        await editor.ReviseAsync(strike, new JsonObject { ["title"] = "A strike on the granary", ["location"] = new JsonObject { ["name"] = "Granary" } });
        await editor.CreateEventAsync(Given.AStatement(source: Guid.Parse(hidden.Id), lifecycle: "published").With("time", new JsonObject { ["precision"] = "unknown", ["to"] = "2022-03-10" }));
        await editor.ReviseAsync(open, new JsonObject { ["publishedAt"] = "2022-03-10" });
        await editor.RetractAsync(await editor.CreateEventAsync(Given.ATally(source: Guid.Parse(hidden.Id))));
    }

    private async Task StartAgainAsync() => await api.InScopeAsync(async services =>
    {
        await services.GetRequiredService<SchemaMigrator>().MigrateAsync();
        return true;
    });

    private async Task<List<string>> EventsAsync() => Lines(await api.Database.RowsAsync($"select position, row({Derived})::text from event_revisions order by position"));

    private async Task<List<string>> SourcesAsync() => Lines(await api.Database.RowsAsync("select position, row(reported_at, columns_release)::text from source_revisions order by position"));

    private static List<string> Lines(IEnumerable<IReadOnlyList<object?>> rows) => [.. rows.Select(r => $"{r[0]} {r[1]}")];
}
