using System.Text.Json;
using ConflictEvents.Exchange.Export;

namespace ConflictEvents.Tests.Exchange;

public sealed class CellsTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-3.5", "'-3.5")]
    [InlineData("@x", "'@x")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("\nx", "'\nx")]
    [InlineData("＝1", "'＝1")]
    [InlineData("'=1", "''=1")]
    [InlineData("''=1", "'''=1")]
    [InlineData("'tis", "'tis")]
    [InlineData("a=1", "a=1")]
    public void A_text_that_would_be_run_has_an_apostrophe_that_can_be_taken_away(string text, string cell)
    {
        Assert.Equal(cell, Cells.Harmless(text));
        Assert.Equal(text, cell.TrimStart('\'') is [var first, ..] && "=+-@\t\r\n＝＋－＠".Contains(first) && cell[0] == '\'' ? cell[1..] : cell);
    }

    [Theory]
    [InlineData("a", "-3.5")]
    [InlineData("b", "true")]
    [InlineData("c", "x; y\\; z; \\\\; \\|")]
    [InlineData("d.e", "1; ; 3")]
    [InlineData("d.f", "; '=2; ")]
    [InlineData("g.h", "a | b; ; c")]
    [InlineData("nothing", "")]
    [InlineData("a.b", "")]
    [InlineData("n", "'-1; -2")]
    public void Members_are_found_and_lists_are_joined(string path, string cell)
    {
        const string json = """{"a":-3.5,"b":true,"c":["x","y; z","\\","|"],"d":[{"e":1},{"f":"'=2"},{"e":3}],"g":[{"h":["a","b"]},{},{"h":["c"]}],"n":[-1,-2]}""";

        Assert.Equal(cell, Cells.Of(JsonDocument.Parse(json).RootElement, path.Split('.')));
    }
}
