using ConflictEvents.Benchmarks.Driving;

namespace ConflictEvents.Benchmarks.Targets;

/// <summary>Lets contenders answer in turns, round by round: whatever else the machine does slows each of them down alike.</summary>
/// <param name="yard">Where they do.</param>
/// <param name="others">Where else, if some are of other worlds.</param>
internal sealed class Race(Yard yard, params Yard[] others)
{
    // Long enough, and by callers enough, for the hot code to be compiled again, as it is of any server that runs for a while.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private const int WarmingClients = 8;

    public async Task<IReadOnlyList<Measured>> RunAsync(IReadOnlyList<Contender> contenders, int clients, CancellationToken cancellationToken)
    {
        foreach (var contender in contenders)
            await contender.Run(Math.Max(clients, WarmingClients), WarmUp, cancellationToken);
        var rounds = contenders.Select(_ => new List<(Round, double, double)>()).ToList();
        for (var round = 0; round < yard.Options.Rounds; round++)
            for (var i = 0; i < contenders.Count; i++)
                rounds[i].Add(await OneAsync(contenders[i], clients, cancellationToken));
        return [.. contenders.Zip(rounds, (c, r) => Measured.Of(c.Name, r))];
    }

    private async Task<(Round, double, double)> OneAsync(Contender contender, int clients, CancellationToken cancellationToken)
    {
        var (server, database) = (Servers(), Databases());
        var round = await contender.Run(clients, TimeSpan.FromSeconds(yard.Options.Seconds), cancellationToken);
        yard.DatabaseMegabytes = Math.Max(yard.DatabaseMegabytes, yard.Database.OwnMegabytes());
        return (round, Servers() - server, Databases() - database);
    }

    // Only one of them works in a round.
    private double Servers() => others.Prepend(yard).Sum(y => y.Api.ProcessorSeconds() + y.Minimal.ProcessorSeconds());

    private double Databases() => others.Prepend(yard).Sum(y => y.Database.ProcessorSeconds());
}
