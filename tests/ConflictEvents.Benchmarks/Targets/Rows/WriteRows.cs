using System.Runtime.CompilerServices;
using ConflictEvents.Benchmarks.Driving;

namespace ConflictEvents.Benchmarks.Targets.Rows;

/// <summary>
/// New events one by one, as copies of what is there, with all that a write is: rules of shape, facts, the look for duplicates, and the answer.
/// Against the ledger's statement alone, and beside readers that wait at the tail of the feed.
/// </summary>
internal static class WriteRows
{
    private const int Writers = 8;
    private const int Readers = 10;

    // As many as are written in some rounds: a second report of an event is common, a hundredth is not.
    private const string Bodies = """
        select array_agg(replace((document::jsonb - 'externalIds' - 'verification')::text, E'\t', ' ')) from (
          select document from event_revisions tablesample system (1) repeatable (7)
          where superseded_at is null and is_public and not is_closed and lifecycle = 'published' order by md5(id::text) limit 5000) s
        """;

    public static async IAsyncEnumerable<Claim> MeasureAsync(Yard yard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Ask[] asks = [.. (await yard.Database.ReadAsync<string[]>(Bodies, cancellationToken)).Select(b => new Ask("/v1/events") { Body = b })];
        var ours = yard.Writing(asks);
        var appends = (await yard.SentAsync(asks.Take(60), cancellationToken, "contributor")).Select(Append);
        if (await new Race(yard).RunAsync([ours, yard.Statements(appends, "pgbench, the ledger's statement")], Writers, cancellationToken) is [var api, var ledger])
            yield return Claim.AtLeast(FormattableString.Invariant($"single writes, {Writers} clients"), 0.5, "the ledger's own SQL by pgbench", api, ledger);
        if (await new Race(yard).RunAsync([ours, Followed(yard, ours)], Writers, cancellationToken) is [var alone, var followed])
            yield return Claim.Ratio(FormattableString.Invariant($"writes with {Readers} readers at the tail"), 0.9, "writes alone", followed.PerSecond / alone.PerSecond, [alone, followed]);
    }

    // Each time another record: the id of the one that was logged gives way to a new one.
    private static string Append(IReadOnlyList<LoggedStatement> sent)
    {
        var append = sent.Single(s => s.Text.Contains("update ledger_head", StringComparison.Ordinal));
        var id = append.Values.Values.Single(v => v is not null && v.StartsWith('{') && Guid.TryParse(v.Trim('{', '}'), out _))!;
        return append.Script(new Dictionary<string, string> { [id] = "array[gen_random_uuid()::text]" });
    }

    private static Contender Followed(Yard yard, Contender writing) => new(FormattableString.Invariant($"API, {Readers} readers at the tail"), async (clients, time, ended) =>
    {
        var head = await yard.Database.ReadAsync<long>("select position from ledger_head", ended);
        var readers = yard.Wrk.TailAsync(yard.Api.Server.Address, yard.ReaderKey, head, Readers, time + TimeSpan.FromSeconds(1), ended);
        await Task.Delay(TimeSpan.FromMilliseconds(300), ended);
        var round = await writing.Run(clients, time, ended);
        await readers;
        return round;
    });
}
