using System.Collections.Frozen;
using ConflictEvents.Actors;
using ConflictEvents.Json;
using ConflictEvents.Sources;

namespace ConflictEvents.Exchange.Formats.Codes;

/// <summary>
/// What sort of source a publisher is, by its name alone: data sets do not say. It stands in publishers.txt: names as they are
/// stored, then words that decide for all others.
/// </summary>
internal static class PublisherTable
{
    private static readonly string[][] Rows = Read();
    private static readonly FrozenDictionary<string, (string Name, SourceKind Kind)> Known =
        Rows.Where(r => r[0][0] != '=').SelectMany(r => r[1].Split(';').Select(name => (name, First: r[1].Split(';')[0], Kind: Kind(r[0]))))
            .ToFrozenDictionary(k => ActorColumns.Fold(k.name), k => (k.First, k.Kind));

    private static readonly (string Word, SourceKind Kind)[] Words = [.. Rows.Where(r => r[0][0] == '=').Select(r => (r[0][1..], Kind(r[1])))];

    /// <summary>The name in the spelling that is stored: data sets write one in several ways.</summary>
    public static string NameOf(string name) => Known.TryGetValue(ActorColumns.Fold(name), out var known) ? known.Name : name;

    /// <summary>What sort of source it is.</summary>
    public static SourceKind KindOf(string name)
    {
        var folded = ActorColumns.Fold(name);
        if (Known.TryGetValue(folded, out var known))
            return known.Kind;
        var padded = $" {string.Concat(folded.Select(c => char.IsLetterOrDigit(c) ? c : ' '))} ";
        return Words.Where(w => padded.Contains($" {w.Word} ", StringComparison.Ordinal)).Select(w => w.Kind).DefaultIfEmpty(SourceKind.Online).First();
    }

    private static SourceKind Kind(string word) =>
        WireNames.TryParse<SourceKind>(word, out var kind) ? kind : throw new InvalidOperationException($"publishers.txt: {word} is no kind of source.");

    private static string[][] Read()
    {
        using var stream = typeof(PublisherTable).Assembly.GetManifestResourceStream("ConflictEvents.Exchange.Formats.Codes.publishers.txt")
            ?? throw new InvalidOperationException("The table of publishers is not in the assembly.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(line => line.TrimEnd('\r').Split('|'))];
    }
}
