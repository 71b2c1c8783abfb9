using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Events.Duplicates;

/// <summary>What is looked up for duplicates lies in cells and spans of days: nothing is lost at their edges, nor in a crowd.</summary>
public sealed class DuplicateBoundsTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private readonly HttpClient editor = api.Client(Role.Editor);

    [Theory]
    [InlineData(0.001, 0.001, -0.001, -0.001)]
    [InlineData(12, 179.95, 12, -179.95)]
    [InlineData(46.499, 35.999, 46.501, 36.001)]
    [InlineData(-33.8, -70.4, -33.7, -70.5)]
    [InlineData(89.99, 10, 89.99, -170)]
    public async Task Points_close_by_are_found_across_the_edges_of_cells(double latitude, double longitude, double otherLatitude, double otherLongitude)
    {
        var day = new DateOnly(1961, 1, 1).AddDays((int)(Math.Abs(latitude) * 100));
        var first = await editor.CreateEventAsync(At(day, latitude, longitude));
        using var second = await editor.PostAsync("/v1/events", At(day, otherLatitude, otherLongitude));

        Assert.Equal([first.Id], Told(second));
    }

    [Theory]
    [InlineData("1999-12-25", "2000-01-08", "2000-01-01", null)]
    [InlineData("1970-03-01", "1970-09-01", "1970-06-01", null)]
    [InlineData("1980-03-07", null, "1980-03-08", "1980-03-16")]
    [InlineData("1990-05-09", "1990-05-10", "1990-05-08", null)]
    public async Task Days_that_meet_are_found_across_the_edges_of_spans(string from, string? to, string otherFrom, string? otherTo)
    {
        var first = await editor.CreateEventAsync(Given.AStrike(at: from).With("time/to", to));
        using var second = await editor.PostAsync("/v1/events", Given.AStrike(at: otherFrom).With("time/to", otherTo));

        Assert.Equal([first.Id], Told(second));
    }

    [Fact]
    public async Task What_lasts_without_an_end_is_found_from_either_side()
    {
        var first = await editor.CreateEventAsync(Given.AStrike(at: "1940-02-01").With("time/open", true).With("time/to", null));
        using var second = await editor.PostAsync("/v1/events", Given.AStrike(at: "1940-03-01"));
        using var third = await editor.PostAsync("/v1/events", Given.AStrike(at: "1940-02-20").With("time/open", true).With("time/to", null));

        Assert.Equal([first.Id], Told(second));
        Assert.Equal([first.Id, (string)(await second.JsonAsync())["id"]!], Told(third).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_closest_is_told_in_a_crowd_that_is_recorded_after_it()
    {
        var day = new DateOnly(1955, 5, 5);
        var first = await editor.CreateEventAsync(At(day, 46.6, 35.1));
        for (var i = 0; i < 50; i++)
            await editor.CreateEventAsync(At(day, 46.6 + 0.1, 35.1 + 0.002 * i));
        using var second = await editor.PostAsync("/v1/events", At(day, 46.6, 35.1));

        Assert.Equal(first.Id, Told(second)[0]);
    }

    [Fact]
    public async Task What_names_neither_place_nor_actors_is_compared_by_what_it_counts()
    {
        var strike = await editor.CreateEventAsync(Given.AStrike(at: "1956-01-01"));
        var first = await editor.CreateEventAsync(Given.ATally("at least 7", counts: Guid.Parse(strike.Id), at: "1956-01-01").With("location", null));
        using var second = await editor.PostAsync("/v1/events", Given.ATally("at least 7", counts: Guid.Parse(strike.Id), at: "1956-01-01").With("location", null));

        await second.ShouldBeAsync(HttpStatusCode.Created);
        Assert.Equal([first.Id], Told(second));
    }

    private static JsonObject At(DateOnly day, double latitude, double longitude) =>
        Given.AStrike(at: day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).With("location/latitude", latitude).With("location/longitude", longitude);

    private static string[] Told(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Duplicate-Candidates", out var told) ? Assert.Single(told).Split(", ") : [];
}
