using System.Globalization;
using System.Text;
using ConflictEvents.Benchmarks.Generation;
using ConflictEvents.Ledger;

namespace ConflictEvents.Benchmarks.Bulk;

/// <summary>Makes the lines of bulk requests: the records of a world, as their first revisions would be sent.</summary>
internal sealed class BulkFile(World world)
{
    private readonly RecordMaker maker = new(world);

    public IEnumerable<string> Actors() => Enumerable.Range(0, World.Actors).Select(n => Line(maker.Actor(n).Entry));

    public IEnumerable<string> Sources() => Enumerable.Range(0, world.Sources).Select(n => Line(maker.Source(n).Entry));

    public IEnumerable<string> Events()
    {
        var sources = maker.CitedSources();
        return Enumerable.Range(0, world.Events).Select(n => Own(Line(maker.Event(new Step(n, 1, true, world.Recorded(n), n + 1, 0), sources).Entry)));
    }

    public static byte[] Utf8(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines));

    // Names in other systems are one event's only: each world has its own.
    private string Own(string line) => line.Replace("\"BEN", string.Create(CultureInfo.InvariantCulture, $"\"BEN{world.Seed}-"), StringComparison.Ordinal);

    private static string Line(Entry entry) => entry.Table.Record == "actor"
        ? $"{{\"record\":\"actor\",{entry.Document[1..]}"
        : $"{{\"record\":\"{entry.Table.Record}\",\"id\":\"{entry.Id}\",{entry.Document[1..]}";
}
