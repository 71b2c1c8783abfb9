using ConflictEvents.Api.Tests.House;
using ConflictEvents.Audit;

namespace ConflictEvents.Api.Tests.Audit;

/// <summary>However many requests are refused, few rows come of a minute, and no count is lost.</summary>
public sealed class DenialsTests
{
    private const int Many = 5000;

    [Fact]
    public void Equal_ones_are_one_row()
    {
        var denials = new Denials(new FakeClock());
        for (var i = 0; i < Many; i++)
            denials.Note(Refused("203.0.113.1", "/v1/keys"));

        var rows = denials.Take();

        Assert.InRange(rows.Count, 1, 2);
        Assert.Equal(Many, rows.Sum(row => row.Count));
        Assert.Empty(denials.Take());
    }

    [Fact]
    public void One_address_that_asks_for_everything_leaves_room_for_others()
    {
        var denials = new Denials(new FakeClock());
        for (var i = 0; i < Many; i++)
            denials.Note(Refused("203.0.113.1", $"/v1/events/{i}"));
        denials.Note(Refused("203.0.113.2", "/v1/keys"));

        var rows = denials.Take();

        Assert.InRange(rows.Count, 1, 2 * 22);
        Assert.Equal(Many + 1, rows.Sum(row => row.Count));
        Assert.Contains(rows, row => row is { Address: "203.0.113.1", Path: "*" });
        Assert.Contains(rows, row => row is { Address: "203.0.113.2", Path: "/v1/keys" });
    }

    [Fact]
    public void Many_addresses_are_few_rows_also_where_some_were_written_down_already()
    {
        var denials = new Denials(new FakeClock());
        var rows = new List<Denial>();
        for (var i = 0; i < Many; i++)
        {
            denials.Note(Refused($"203.0.{i / 250}.{i % 250}", "/v1/keys"));
            if (i % 1000 == 0)
                rows.AddRange(denials.Take());
        }
        rows.AddRange(denials.Take());

        Assert.InRange(rows.Count, 100, 2 * 110);
        Assert.Equal(Many, rows.Sum(row => row.Count));
        Assert.Contains(rows, row => row is { Address: "*", Path: "*", Status: 401 });
    }

    [Fact]
    public void A_path_of_any_length_is_cut()
    {
        var denials = new Denials(new FakeClock());
        denials.Note(Refused("203.0.113.1", "/" + new string('x', 8000)));

        Assert.Equal(200, Assert.Single(denials.Take()).Path.Length);
    }

    private static Denied Refused(string address, string path) => new(401, "no_key", "anonymous", address, "GET", path);
}
