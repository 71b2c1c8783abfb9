using ConflictEvents.Benchmarks.Bulk;
using ConflictEvents.Benchmarks.Exports;
using ConflictEvents.Benchmarks.Growth;
using ConflictEvents.Benchmarks.Queries;
using ConflictEvents.Benchmarks.Running;
using ConflictEvents.Benchmarks.Scaling;
using ConflictEvents.Benchmarks.Targets;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
if (args is [BenchmarkOptions.Minimal])
{
    await MinimalServer.RunAsync(stop.Token);
    return 0;
}
if (BenchmarkOptions.Read(args) is not { } options)
{
    Console.Error.WriteLine(BenchmarkOptions.Usage);
    return 2;
}
foreach (var one in options.Each())
    await RunAsync(one, stop.Token);
return 0;

static async Task RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
{
    if (options.Command is "growth" or "history")
    {
        await new GrowthRun(options).RunAsync(cancellationToken);
        return;
    }
    await using var database = await BenchmarkDatabase.StartAsync(options, cancellationToken);
    if (options.Command == "serve")
    {
        Console.WriteLine(database.ConnectionString);
        await Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
    }
    if (options.Command == "targets")
        await new TargetRun(options, database).RunAsync(cancellationToken);
    if (options.Command == "queries")
        await new QueryRun(options, database).RunAsync(cancellationToken);
    if (options.Command == "export")
        await new ExportRun(options, database).RunAsync(cancellationToken);
    if (options.Command == "scaling")
        await new ScalingRun(options, database).RunAsync(cancellationToken);
    if (options.IsLoad)
        await new BulkRun(options, database).RunAsync(cancellationToken);
}
