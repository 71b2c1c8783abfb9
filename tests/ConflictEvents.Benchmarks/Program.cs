using ConflictEvents.Benchmarks.Bulk;
using ConflictEvents.Benchmarks.Exports;
using ConflictEvents.Benchmarks.Queries;
using ConflictEvents.Benchmarks.Running;
using ConflictEvents.Benchmarks.Scaling;

if (BenchmarkOptions.Read(args) is not { } options)
{
    Console.Error.WriteLine(BenchmarkOptions.Usage);
    return 2;
}
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
await using var database = await BenchmarkDatabase.StartAsync(options, stop.Token);
if (options.Command == "serve")
{
    Console.WriteLine(database.ConnectionString);
    await Task.Delay(Timeout.Infinite, stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
}
if (options.Command == "queries")
    await new QueryRun(options, database).RunAsync(stop.Token);
if (options.Command == "export")
    await new ExportRun(options, database).RunAsync(stop.Token);
if (options.Command == "scaling")
    await new ScalingRun(options, database).RunAsync(stop.Token);
if (options.IsLoad)
    await new BulkRun(options, database).RunAsync(stop.Token);
return 0;
