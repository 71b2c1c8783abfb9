using System.IO.Compression;
using System.Text;
using ConflictEvents.Exchange.Formats.Files;

namespace ConflictEvents.Tests.Formats;

/// <summary>How files are read, whatever they are written in.</summary>
public sealed class FilesTests
{
    private static readonly TableLayout Layout = new(["id", "name"]) { Days = [["day"]] };

    private static async Task<List<FileRow>> RowsAsync(byte[] bytes)
    {
        await using var text = await FileText.OpenAsync(new MemoryStream(bytes), CancellationToken.None);
        var rows = new List<FileRow>();
        await foreach (var row in new TableReader(text, Layout).RowsAsync(CancellationToken.None))
            rows.Add(row);
        return rows;
    }

    private static Task<List<FileRow>> RowsAsync(string text) => RowsAsync(Encoding.UTF8.GetBytes(text));

    public static TheoryData<byte[]> Encodings => new(
        Encoding.UTF8.GetBytes("id,name\n1,Žižkov’s\n"),
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("id,name\n1,Žižkov’s\n")],
        CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("id,name\n1,Žižkov’s\n"),
        [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("id,name\n1,Žižkov’s\n")],
        [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes("id,name\n1,Žižkov’s\n")]);

    [Theory, MemberData(nameof(Encodings))]
    public async Task The_encoding_is_found(byte[] file)
    {
        Assert.Equal("Žižkov’s", (await RowsAsync(file)).Single()["name"]);
        Assert.Equal("Žižkov’s", (await RowsAsync(Gzip(file))).Single()["name"]);
    }

    [Fact]
    public async Task One_byte_at_the_end_of_a_long_file_decides_its_encoding()
    {
        var rows = await RowsAsync([.. Encoding.ASCII.GetBytes("id,name\n" + string.Concat(Enumerable.Repeat("1,plain\n", 40_000))), .. "2,it"u8, 0x92, .. "s\n"u8]);
        Assert.Equal("it’s", rows[^1]["name"]);
    }

    [Theory]
    [InlineData("id,name\n1,\"a, b\"\n"), InlineData("id;name\n1;a, b\n"), InlineData("id\tname\n1\ta, b\n"), InlineData("id|name\r\n1|a, b\r\n")]
    public async Task The_separator_is_found(string file) => Assert.Equal("a, b", (await RowsAsync(file)).Single()["name"]);

    [Fact]
    public async Task Lines_are_counted_as_in_the_file()
    {
        var rows = await RowsAsync("id,name\n1,\"two\nlines\"\n\n2,next\n");
        Assert.Equal([(2L, "two lines"), (5L, "next")], rows.Select(r => (r.Line, r["name"])));
    }

    [Fact]
    public async Task A_row_with_a_cell_too_many_or_too_few_costs_only_itself()
    {
        var rows = await RowsAsync("id,name\n1,a\n2,b,c\n3\n4,d\n");
        Assert.Equal([(2L, null), (3L, "uneven_row"), (4L, "uneven_row"), (5L, (string?)null)], rows.Select(r => (r.Line, r.Broken?.Code)));
    }

    [Fact]
    public async Task A_quotation_mark_that_swallows_rows_gives_them_back()
    {
        var rows = await RowsAsync("id,name\n1,a\n2,\"b\n3,c\n4,\"d\",x\n5,f\n");
        Assert.Contains(rows, r => r.Line == 4 && r["name"] == "c");
        Assert.Contains(rows, r => r.Line == 6 && r["name"] == "f");
    }

    [Theory]
    [InlineData("", "empty_file"), InlineData("a,b\n1,2\n", "not_this_format")]
    public async Task What_is_no_such_table_is_told_once(string file, string code) => Assert.Equal(code, (await RowsAsync(file)).Single().Broken!.Code);

    [Fact]
    public async Task A_gzip_cut_short_is_told()
    {
        var whole = Gzip(Encoding.UTF8.GetBytes("id,name\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"{i},n{i * 7919}\n"))));
        await using var opened = await OpenedFile.OfAsync(new MemoryStream(whole[..(whole.Length / 2)]), CancellationToken.None);
        Assert.True(opened.Text is null ? opened.Refusal.Failures.Single().Code == "broken_gzip" : (await RowsAsync(whole[..(whole.Length / 2)])).Exists(r => r.Broken is not null));
    }

    [Theory]
    [InlineData("2014-01-22T00:00:00", null, "2014-01-22"), InlineData("29/08/2014", null, "2014-08-29"), InlineData("1/22/2014 12:00:00 AM", null, "2014-01-22")]
    [InlineData("03/05/2023 00:00", true, "2023-03-05"), InlineData("03/05/2023 00:00", false, "2023-05-03"), InlineData("03/05/2023", null, "ambiguous_date")]
    [InlineData("05/05/2017", null, "2017-05-05"), InlineData("10 March 2031", null, "2031-03-10"), InlineData("10-Mar-2031", null, "2031-03-10")]
    [InlineData("29/08/2014", true, "invalid_date"), InlineData("2014-02-30", null, "invalid_date"), InlineData("0000-00-00", null, "invalid_date"), InlineData("March", null, "invalid_date")]
    public void Days_are_read_in_one_way_or_not_at_all(string text, bool? monthFirst, string expected)
    {
        var (day, trouble) = DayText.Read(text, monthFirst);
        Assert.Equal(expected, trouble ?? day!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_column_that_writes_days_both_ways_shows_neither()
    {
        var order = new DayOrder();
        order.Observe("22/01/2014");
        Assert.False(order.MonthFirst);
        order.Observe("01/22/2014");
        Assert.Null(order.MonthFirst);
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
