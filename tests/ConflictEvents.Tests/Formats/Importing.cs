using System.Text;
using ConflictEvents.Events;
using ConflictEvents.Exchange.Formats;
using ConflictEvents.Exchange.Import;
using ConflictEvents.Json;

namespace ConflictEvents.Tests.Formats;

/// <summary>Reads files as an import does, and tells what came of them.</summary>
internal static class Importing
{
    public static async Task<List<RecordLine>> ReadAsync(string format, Stream file, FormatOptions? options = null)
    {
        var lines = new List<RecordLine>();
        await foreach (var line in FileFormats.Find(format)!.ReadAsync(file, options ?? new(), CancellationToken.None))
            lines.Add(line);
        return lines;
    }

    public static async Task<List<RecordLine>> SharedAsync(string format, params string[] path)
    {
        await using var file = File.OpenRead(SharedData.File(["data", .. path]));
        return await ReadAsync(format, file);
    }

    public static Task<List<RecordLine>> TextAsync(string format, string text, FormatOptions? options = null) =>
        ReadAsync(format, new MemoryStream(Encoding.UTF8.GetBytes(text)), options);

    public static List<EventBody> Events(this IEnumerable<RecordLine> lines) => [.. lines.OfType<RecordLine.Event>().Select(e => e.Body)];

    /// <summary>The events of a kind, by its name on the wire.</summary>
    public static List<EventBody> Events(this IEnumerable<RecordLine> lines, string kind) =>
        [.. lines.Events().Where(e => WireNames.Of(e.Details.Kind) == kind)];

    public static List<LineFailure> Failures(this IEnumerable<RecordLine> lines) => [.. lines.OfType<RecordLine.Unreadable>().SelectMany(u => u.Failures)];

    /// <summary>How much of what came out of a file, in one line each: kinds of record, then failures by code.</summary>
    public static string[] Counts(this IReadOnlyList<RecordLine> lines) =>
    [
        $"actor {lines.OfType<RecordLine.Actor>().Count()}",
        $"source {lines.OfType<RecordLine.Source>().Count()}",
        .. lines.Events().CountBy(e => WireNames.Of(e.Details.Kind)).OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => $"{k.Key} {k.Value}"),
        .. lines.Failures().CountBy(f => $"{f.Code}{(f.Column is null ? "" : " " + f.Column)}").OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => $"! {k.Key} {k.Value}"),
    ];

    /// <summary>Everything in its stored form, to compare whole files by.</summary>
    public static List<string> Written(this IEnumerable<RecordLine> lines) => [.. lines.Select(line => line switch
    {
        RecordLine.Actor actor => $"{line.Line} {Wire.Write(actor.Body)}",
        RecordLine.Source source => $"{line.Line} {Wire.Write(source.Body)}",
        RecordLine.Event e => $"{line.Line} {e.IsIdDerived} {Wire.Write(e.Body)}",
        RecordLine.Unreadable unreadable => $"{line.Line} {string.Join(' ', unreadable.Failures)}",
        _ => throw new InvalidOperationException(),
    })];
}
