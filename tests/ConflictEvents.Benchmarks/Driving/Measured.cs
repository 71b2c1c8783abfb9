namespace ConflictEvents.Benchmarks.Driving;

/// <summary>What a contender gave in all its rounds: medians of them.</summary>
/// <param name="Name">Which contender.</param>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="Low">Those of its slowest round.</param>
/// <param name="High">Those of its fastest.</param>
/// <param name="Median">Milliseconds of an answer.</param>
/// <param name="NinetyNinth">Milliseconds that 99 of 100 answers took at most.</param>
/// <param name="ServerMicroseconds">Processor time of the server for each answer.</param>
/// <param name="DatabaseMicroseconds">That of the database.</param>
/// <param name="Failed">Answers that were none, or not good ones, in all rounds.</param>
internal sealed record Measured(
    string Name, double PerSecond, double Low, double High, double Median, double NinetyNinth, double ServerMicroseconds, double DatabaseMicroseconds, long Failed)
{
    public static Measured Of(string name, IReadOnlyList<(Round Round, double Server, double Database)> rounds) => new(
        name,
        Middle(rounds.Select(r => r.Round.PerSecond)),
        rounds.Min(r => r.Round.PerSecond),
        rounds.Max(r => r.Round.PerSecond),
        Middle(rounds.Select(r => r.Round.Median)),
        Middle(rounds.Select(r => r.Round.NinetyNinth)),
        Middle(rounds.Select(r => Each(r.Server, r.Round))),
        Middle(rounds.Select(r => Each(r.Database, r.Round))),
        rounds.Sum(r => r.Round.Failed));

    private static double Each(double seconds, Round round) => seconds * 1e6 / Math.Max(1, round.Count);

    private static double Middle(IEnumerable<double> values) => values.Order().ToList() is var all && all.Count % 2 == 1
        ? all[all.Count / 2]
        : (all[all.Count / 2 - 1] + all[all.Count / 2]) / 2;
}
