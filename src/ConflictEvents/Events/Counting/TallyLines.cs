using ConflictEvents.Actors;
using ConflictEvents.Json;
using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Counting;

/// <summary>Puts tallies into lines, each as the caller sees it.</summary>
internal static class TallyLines
{
    public static IReadOnlyList<TallyLine> Of(IEnumerable<EventRevision> rows, bool full) =>
    [
        .. rows.Select(r => new Reported(r, Wire.ReadStored<EventBody>(full ? r.Document : r.PublicDocument ?? r.Document)))
            .GroupBy(r => r.Key)
            .Select(g => Line([.. g.OrderBy(r => r.Point.StatedFor ?? DateOnly.MaxValue).ThenBy(r => r.Point.Position)]))
            .OrderBy(l => l.CountedBy is null).ThenBy(l => l.CountedBy, StringComparer.Ordinal).ThenBy(l => l.Metric).ThenByDescending(l => l.Points.Count)
            .ThenBy(l => l.Points[0].StatedFor).ThenBy(l => l.Points[0].Position),
    ];

    private static TallyLine Line(List<Reported> reported)
    {
        var first = reported[0];
        return new()
        {
            CountedBy = first.Tallied.CountedBy,
            Metric = first.Tallied.Metric,
            VictimClass = first.Tallied.VictimClass,
            Scope = first.Tallied.Scope,
            Unit = first.Tallied.Figure.Unit!.Value,
            From = first.Tallied.RunsFrom,
            Counts = first.Counts,
            Country = first.Body.Location?.Country,
            Place = first.Body.Location?.Name,
            Points = Points(reported),
        };
    }

    // A tally without a number says nothing about going up or down.
    private static List<TallyPoint> Points(List<Reported> reported)
    {
        var points = new List<TallyPoint>();
        Tallied? before = null;
        foreach (var next in reported)
        {
            points.Add(before is not null && next.Tallied.FallsBelow(before) ? next.Point with { Decreases = true } : next.Point);
            if (next.Tallied.Figure.Low is not null || next.Tallied.Figure.High is not null)
                before = next.Tallied;
        }
        return points;
    }

    private sealed record Reported(EventRevision Row, EventBody Body)
    {
        public Tallied Tallied { get; } = Body.Details.Tallied() ?? throw new InvalidOperationException("Only tallies have lines.");

        public IReadOnlyList<Guid> Counts { get; } = [.. Body.Links.Where(l => l.Type == LinkType.Counts).Select(l => l.To).Distinct().Order()];

        public TallyPoint Point => TallyPoint.Of(Row, Body.Time, Tallied);

        public object Key => (Tallied.CountedBy, Tallied.Metric, Tallied.VictimClass, Tallied.Scope, Tallied.Figure.Unit, Tallied.RunsFrom,
            (string.Join(' ', Counts), Body.Location?.Country, Body.Location is { } place ? ActorColumns.Fold(place.Name) : null));
    }
}
