using System.Globalization;
using ConflictEvents.Benchmarks.Driving;
using ConflictEvents.Benchmarks.Running;
using ConflictEvents.Benchmarks.Targets;
using ConflictEvents.Benchmarks.Targets.Rows;

namespace ConflictEvents.Benchmarks.Growth;

/// <summary>
/// Asks the same of two worlds in turns, each on a database and a server of its own: of 100 thousand events and of the scale that was asked for (`growth`),
/// or of events with the history of a newsroom and of as many that were each revised ten times (`history`).
/// </summary>
internal sealed class GrowthRun(BenchmarkOptions options)
{
    private const int Revisions = 10;

    private static readonly Work[] Works =
    [
        new("by id", 0.7, ByIdRows.AsksAsync),
        new("page of 50", 0.7, PageRows.AsksAsync),
        new("feed page of 100", 0.7, (yard, ended) => FeedRows.AsksAsync(yard, 100, ended)),
        new("stats by month and kind", 0.25, (_, _) => Task.FromResult<IReadOnlyList<Ask>>([new("/v1/events/stats?groupBy=month,kind")])),
        new("box", 0.1, (_, _) => Task.FromResult(PlaceRows.Boxes)),
        new("full text", 0.3, (_, _) => Task.FromResult<IReadOnlyList<Ask>>([new("/v1/events?q=hospital"), new("/v1/events?q=attack%20hospital"), new("/v1/events?q=hospital%20convoy"), new("/v1/events?q=hospital&country=MOZ")])),
    ];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var (before, after) = options.Command == "history" ? (options.Of(BenchmarkOptions.Small), options.Of(BenchmarkOptions.Small, Revisions)) : (options.Of(BenchmarkOptions.Small, options.Revisions), options);
        // Both stay: they are made in minutes, and asked again and again.
        await using var first = await BenchmarkDatabase.StartAsync(before with { Keep = true }, cancellationToken);
        await using var second = await BenchmarkDatabase.StartAsync(after with { Keep = true }, cancellationToken);
        await using var small = await Yard.OpenAsync(options, first, cancellationToken);
        await using var large = await Yard.OpenAsync(options, second, cancellationToken);
        var conditions = await ConditionsAsync(before, first, after, second, cancellationToken);
        var report = new TargetReport($"{options.Command}-{after.World}", $"From {before.World} to {after.World}", conditions);
        foreach (var work in Works.Where(w => options.Only is null || w.Name.Contains(options.Only, StringComparison.Ordinal)))
        {
            Contender[] contenders = [small.Ours(await work.AsksAsync(small, cancellationToken), before.World), large.Ours(await work.AsksAsync(large, cancellationToken), after.World)];
            foreach (var clients in options.Clients)
                if (await new Race(small, large).RunAsync(contenders, clients, cancellationToken) is [var then, var now])
                    report.Add(Claim.AtLeast(string.Create(CultureInfo.InvariantCulture, $"{work.Name}, {clients} clients"), work.Least, $"its speed at {before.World}", now, then));
        }
        report.Memory = string.Create(CultureInfo.InvariantCulture, $"At most held: the API {small.Api.PeakMegabytes():0} MB at {before.World}, {large.Api.PeakMegabytes():0} MB at {after.World}.");
        if (options.Only is null)
            await report.WriteAsync(cancellationToken);
        if (options.Only is null or "queries")
            await new QueryGrowth(small, large).RunAsync($"From {before.World} to {after.World}", conditions, $"{options.Command}-queries-{after.World}", cancellationToken);
    }

    private async Task<string> ConditionsAsync(BenchmarkOptions before, BenchmarkDatabase first, BenchmarkOptions after, BenchmarkDatabase second, CancellationToken cancellationToken)
    {
        var commit = await Programs.CommitAsync(cancellationToken);
        var (small, large) = (await Conditions.DescribeAsync(before, first, cancellationToken), await Conditions.DescribeAsync(after, second, cancellationToken));
        return string.Create(CultureInfo.InvariantCulture, $"""
            `dotnet run -c Release --project tests/ConflictEvents.Benchmarks -- {options.Command} --scale {after.Scale}{Histories(after)}`, commit {commit}.
            * {before.World}: {small}
            * {after.World}: {large}

            Each world has a database and a server of its own; they are asked in turns, {options.Rounds} rounds of {options.Seconds} s each. Targets of growth are those of 100 thousand to ten million, of full text at one million.
            """);
    }

    private string Histories(BenchmarkOptions after) => options.Command == "growth" && after.Revisions is { } each ? string.Create(CultureInfo.InvariantCulture, $" --revisions {each}") : "";

    /// <summary>What is asked of both.</summary>
    /// <param name="Name">What it is.</param>
    /// <param name="Least">Which part of its speed in the small world it must keep.</param>
    /// <param name="AsksAsync">The requests, of a world.</param>
    private sealed record Work(string Name, double Least, Func<Yard, CancellationToken, Task<IReadOnlyList<Ask>>> AsksAsync);
}
