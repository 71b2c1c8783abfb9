using System.Globalization;
using System.Runtime.CompilerServices;
using ConflictEvents.Benchmarks.Driving;
using ConflictEvents.Benchmarks.Running;

namespace ConflictEvents.Benchmarks.Targets.Rows;

/// <summary>How soon a published build answers beside a database that is up, and what it holds: before anything was asked, and after reads.</summary>
internal static class StartRows
{
    private const int Starts = 5;
    private const int Clients = 32;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    public static async IAsyncEnumerable<Claim> MeasureAsync(Yard yard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<double> seconds = [];
        for (var start = 0; start < Starts; start++)
            await using (var api = await ApiProcess.StartAsync(yard.Database.ConnectionString, cancellationToken, "/v1/events?limit=1"))
                seconds.Add(api.Server.FirstAnswer.TotalSeconds);
        yield return Claim.Below("start of the published build", "first answer", 0.8, "s", seconds.Order().ElementAt(Starts / 2),
            note: $"starts: {string.Join(", ", seconds.Select(s => s.ToString("0.00", CultureInfo.InvariantCulture)))} s");
        await using var server = await ApiProcess.StartAsync(yard.Database.ConnectionString, cancellationToken);
        await Task.Delay(Rest, cancellationToken);
        yield return Claim.Below("memory, idle", "held", 120, "MB", server.ResidentMegabytes());
        await ReadAsync(yard, server, cancellationToken);
        await Task.Delay(Rest, cancellationToken);
        yield return Claim.Below("memory, after reads", "held", 170, "MB", server.ResidentMegabytes(), note: string.Create(CultureInfo.InvariantCulture, $"at most {server.PeakMegabytes():0} MB"));
    }

    private static async Task ReadAsync(Yard yard, ApiProcess server, CancellationToken cancellationToken)
    {
        var ids = await yard.Database.ReadAsync<Guid[]>("select array_agg(id) from (select id from event_revisions tablesample system (1) where superseded_at is null and is_public and not is_closed limit 2000) s", cancellationToken);
        string[] lists = ["/v1/events", "/v1/strikes?country=UKR", "/v1/events?q=hospital", "/v1/changes?limit=1000", "/v1/events/stats?groupBy=kind&country=UKR"];
        var file = yard.Wrk.Write(ids.Select(id => new Ask($"/v1/events/{id}")).Chunk(20).SelectMany((some, i) => some.Append(new Ask(lists[i % lists.Length]))));
        await yard.Wrk.RunAsync(server.Server.Address, file, yard.ReaderKey, Clients, TimeSpan.FromSeconds(yard.Options.Seconds * yard.Options.Rounds), cancellationToken);
    }
}
