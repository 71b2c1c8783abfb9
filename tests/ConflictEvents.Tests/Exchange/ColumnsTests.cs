using System.Text.RegularExpressions;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Exchange.Export.Columns;
using ConflictEvents.Kinds;
using ConflictEvents.Kinds.Columns;
using ConflictEvents.Tests.House;

namespace ConflictEvents.Tests.Exchange;

/// <summary>Every member has its column, and docs/FORMATS.md lists those that the code has. CONFLICTEVENTS_WRITE_CONTRACT=1 writes them there.</summary>
public sealed partial class ColumnsTests
{
    private static readonly bool IsRewritten = Environment.GetEnvironmentVariable("CONFLICTEVENTS_WRITE_CONTRACT") == "1";

    private static readonly Dictionary<string, IReadOnlyList<FlatColumn>> Lists = new(EventKinds.All.ToDictionary(kind => kind.WireName, kind => kind.Columns))
    {
        ["Envelope"] = EventColumnList.Envelope,
        ["Actors"] = ActorColumnList.All,
        ["Sources"] = SourceColumnList.All,
        ["Disputes"] = DisputeColumnList.All,
    };

    [Fact]
    public void The_document_lists_the_columns_of_the_code()
    {
        var path = Repository.Path("docs/FORMATS.md");
        var written = Listed(File.ReadAllText(path), Lists);
        if (IsRewritten)
            File.WriteAllText(path, written);

        Assert.Equal(written, File.ReadAllText(path));
        Assert.All(Lists.Keys, name => Assert.Contains($"<!-- columns: {name} -->", written, StringComparison.Ordinal));
    }

    [Fact]
    public void A_column_that_the_document_lacks_is_found() =>
        Assert.NotEqual("<!-- columns: x -->\n<!-- end -->", Listed("<!-- columns: x -->\n<!-- end -->", new() { ["x"] = [new("a", "A.")] }));

    [Theory]
    [InlineData("Actors")]
    [InlineData("Sources")]
    [InlineData("Disputes")]
    [InlineData("meeting")]
    [InlineData("strike")]
    [InlineData("statement")]
    [InlineData("casualty_tally")]
    public void Every_member_has_a_column_and_every_column_a_member(string name)
    {
        var layout = name switch
        {
            "Actors" => RecordLayout.Actors,
            "Sources" => RecordLayout.Sources,
            "Disputes" => RecordLayout.Disputes,
            _ => RecordLayout.Events([EventKinds.All.Single(kind => kind.WireName == name).Kind]),
        };

        Assert.Equal(Leaves(layout.Members, "").Order(StringComparer.Ordinal), layout.Columns.Select(c => c.Path).Order(StringComparer.Ordinal));
        Assert.All(layout.Columns, column => Assert.EndsWith(".", column.Says, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Leaves(Members at, string path) => at.Names.Any()
        ? at.Names.SelectMany(name => Leaves(at.Find(name)!, path.Length == 0 ? name : $"{path}.{name}"))
        : [path];

    private static string Listed(string text, Dictionary<string, IReadOnlyList<FlatColumn>> lists) => Place().Replace(text, place =>
        $"{place.Groups[1].Value}| column | what stands in it |\n|---|---|\n{string.Concat(lists[place.Groups[2].Value].Select(c => $"| `{c.Path}` | {c.Says} |\n"))}<!-- end -->");

    [GeneratedRegex(@"(<!-- columns: (\w+) -->\n)[^<]*<!-- end -->")]
    private static partial Regex Place();
}
