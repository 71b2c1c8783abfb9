using System.Globalization;
using System.Runtime.CompilerServices;
using ConflictEvents.Benchmarks.Driving;
using ConflictEvents.Benchmarks.Generation;

namespace ConflictEvents.Benchmarks.Targets.Rows;

/// <summary>What a map asks: a box, a radius, a polygon, around cities of all sizes, against a query that leaves it to the index of points.</summary>
internal static class PlaceRows
{
    private const double Least = 2.5;

    // The first cities of every fourth country, seen from near and from far.
    private static readonly List<View> Views = [.. City.ByCountry.Where((_, i) => i % 4 == 0).SelectMany(c => c.Take(2)).SelectMany(city => new[] { 0.15, 1.5, 6 }.Select(half => new View(city, half)))];

    /// <summary>Boxes around cities.</summary>
    public static IReadOnlyList<Ask> Boxes => [.. Views.Select(Box)];

    public static async IAsyncEnumerable<Claim> MeasureAsync(Yard yard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (name, ask, plain) in new (string, Func<View, Ask>, Func<View, string>)[]
        {
            ("box", Box, v => Plain(Text($"point <@ {v.Box}"))),
            ("radius", v => new(Text($"/v1/events?near={v.City.Longitude},{v.City.Latitude},{v.Kilometers}")), v => Plain(Text($"point <@ {v.Box} and kilometers(point, {v.City.Longitude}, {v.City.Latitude}) <= {v.Kilometers}"))),
            ("polygon", v => new("/v1/events/query") { Body = Text($"{{\"within\":{{\"type\":\"Polygon\",\"coordinates\":[[{v.Ring("[", "]")}]]}}}}") }, v => Plain(Text($"point <@ polygon '({v.Ring("(", ")")})'"))),
        })
        {
            Contender[] contenders = [yard.Ours(Views.Select(ask)), yard.Statements(Views.Select(plain), "pgbench, the plain query by GiST")];
            foreach (var clients in yard.Options.Clients)
                if (await new Race(yard).RunAsync(contenders, clients, cancellationToken) is [var ours, var gist])
                    yield return Claim.AtLeast(FormattableString.Invariant($"{name}, {clients} clients"), Least, "the plain query by GiST", ours, gist);
        }
    }

    private static Ask Box(View v) => new(Text($"/v1/events?bbox={v.West},{v.South},{v.East},{v.North}"));

    private static string Plain(string where) => $"""
        select id, number, position, recorded_at, change_reason, coalesce(public_document, document) from event_revisions
        where superseded_at is null and is_public and not is_closed and lifecycle = 'published' and {where} order by sort_day desc, id desc limit 50;

        """;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>What is seen around a city: so many degrees to each side.</summary>
    private sealed record View(City City, double Half)
    {
        private const double KilometersOfDegree = 111;

        public double West => Math.Round(Math.Max(-180, City.Longitude - Half), 4);

        public double East => Math.Round(Math.Min(180, City.Longitude + Half), 4);

        public double South => Math.Round(Math.Max(-90, City.Latitude - Half), 4);

        public double North => Math.Round(Math.Min(90, City.Latitude + Half), 4);

        public double Kilometers => Math.Round(Half * KilometersOfDegree * Math.Cos(City.Latitude * Math.PI / 180));

        public string Box => Text($"box '(({East},{North}),({West},{South}))'");

        // A hexagon and its first corner again.
        public string Ring(string open, string close) => string.Join(',', Enumerable.Range(0, 7).Select(i => (i % 6) * Math.PI / 3)
            .Select(a => Text($"{open}{Math.Round(City.Longitude + Half * Math.Cos(a), 4)},{Math.Round(City.Latitude + Half * Math.Sin(a), 4)}{close}")));
    }
}
