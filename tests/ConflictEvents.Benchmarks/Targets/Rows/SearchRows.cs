using System.Runtime.CompilerServices;
using ConflictEvents.Benchmarks.Driving;
using ConflictEvents.Benchmarks.Generation;

namespace ConflictEvents.Benchmarks.Targets.Rows;

/// <summary>Words, actors and names by likeness, against the same statements without us.</summary>
internal static class SearchRows
{
    private const int Many = 32;
    private const double Patience = 50;

    private static readonly (string Name, string[] Addresses)[] Searches =
    [
        ("full text", ["q=hospital", "q=attack%20hospital", "q=hospital%20-attack", "q=%22aid%20convoy%22", $"q={Texts.Name(20)}", $"q={Texts.Name(29_900)}", "q=hospital&country=MOZ", "q=hospital%20or%20convoy"]),
        ("actor", [.. new[] { 0, 1, 5, 20, 100, 300, 1_000, 4_900 }.Select(n => $"actor={World.Slug(n)}"), $"speaker={World.Slug(0)}", $"perpetrator={World.Slug(3)}"]),
        ("likeness", ["place=Mariopul", "place=Donezk", "place=Kharkiw", "place=Uzhgorrod", "q=Mariopul%20hospital", "q=Kharkiw%20convoy"]),
    ];

    public static async IAsyncEnumerable<Claim> MeasureAsync(Yard yard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (name, addresses) in Searches)
        {
            Ask[] asks = [.. addresses.Select(a => new Ask($"/v1/events?{a}"))];
            var ours = yard.Ours(asks);
            var same = yard.Statements((await yard.SentAsync(asks, cancellationToken)).Select(s => string.Concat(s.Select(one => one.Script()))), "pgbench, all that the API sends");
            if (await new Race(yard).RunAsync([ours, same], Many, cancellationToken) is [var api, var alone])
                yield return Claim.AtLeast(FormattableString.Invariant($"{name}, {Many} clients"), 0.9, "the same SQL by pgbench", api, alone);
            if (await new Race(yard).RunAsync([ours], 1, cancellationToken) is [var single])
                yield return Claim.Below($"{name}, 1 client", "99th percentile", Patience, "ms", single.NinetyNinth, [single]);
        }
    }
}
