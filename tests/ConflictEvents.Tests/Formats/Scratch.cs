using ConflictEvents.Exchange.Import;
namespace ConflictEvents.Tests.Formats;
public sealed class Scratch
{
    [Fact]
    public async Task Look()
    {
        var o = new System.Text.StringBuilder();
        var files = Environment.GetEnvironmentVariable("LOOK")!.Split(' ');
        var format = files[0];
        foreach (var f in files[1..])
        {
            var w = System.Diagnostics.Stopwatch.StartNew();
            var l = await Importing.SharedAsync(format, f.Split('/'));
            o.AppendLine($"== {f} {w.ElapsedMilliseconds} ms\n" + string.Join("\n", l.Counts().Select(c => $"\"{c}\",")));
            foreach (var g in l.OfType<RecordLine.Unreadable>().SelectMany(u => u.Failures.Select(x => (u.Line, x))).GroupBy(x => x.x.Code).SelectMany(g => g.Take(3)))
                o.AppendLine(g.ToString());
            foreach (var line in l.Written().Take(9)) o.AppendLine(line);
            foreach (var k in l.Events().GroupBy(e => e.Details.Kind)) foreach (var e in k.Where((_, i) => i % Math.Max(1, k.Count() / 6) == 0).Take(7)) o.AppendLine("  " + e.Title + " | " + e.Summary);
        }
        File.WriteAllText("/tmp/imp/look.txt", o.ToString());
    }
}
