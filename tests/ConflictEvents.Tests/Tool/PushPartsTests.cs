using System.Text;
using ConflictEvents.Tool.Pushing;

namespace ConflictEvents.Tests.Tool;

/// <summary>Files are cut between lines, tables between rows, and each part of a table has the header.</summary>
public sealed class PushPartsTests
{
    [Fact]
    public async Task Lines_are_kept_whole_and_counted()
    {
        var parts = await PartsAsync("a\nb\nc\nd\ne", isTable: false, mostLines: 2);
        Assert.Equal(["a\nb\n", "c\nd\n", "e\n"], parts.Select(part => Encoding.UTF8.GetString(part.Body)));
        Assert.Equal([0, 2, 4], parts.Select(part => part.Before));
        Assert.Equal([false, false, true], parts.Select(part => part.IsLast));
    }

    [Fact]
    public async Task A_row_with_line_feeds_in_quotation_marks_is_kept_whole()
    {
        var parts = await PartsAsync("id,title\n1,\"a\nb\"\n2,\"say \"\"c\nd\"\"\"\n3,e\n", isTable: true, mostLines: 4);
        Assert.Equal(["id,title\n1,\"a\nb\"\n", "id,title\n2,\"say \"\"c\nd\"\"\"\n3,e\n"], parts.Select(part => Encoding.UTF8.GetString(part.Body)));
        Assert.Equal(2, parts[1].Before); // line 2 of the part is line 4 of the file
    }

    [Fact]
    public async Task A_part_is_no_larger_than_a_request()
    {
        var parts = await PartsAsync("aaaa\nbbbb\ncccc\n", isTable: false, mostBytes: 11);
        Assert.Equal(["aaaa\nbbbb\n", "cccc\n"], parts.Select(part => Encoding.UTF8.GetString(part.Body)));
    }

    [Fact]
    public async Task The_same_lines_in_the_same_way_have_the_same_key_and_others_another()
    {
        var (one, same, other) = ((await PartsAsync("a\n", false))[0], (await PartsAsync("a\n", false))[0], (await PartsAsync("b\n", false))[0]);
        Assert.Equal(one.Key("x"), same.Key("x"));
        Assert.NotEqual(one.Key("x"), other.Key("x"));
        Assert.NotEqual(one.Key("x"), one.Key("y"));
    }

    private static async Task<List<PushPart>> PartsAsync(string file, bool isTable, int mostLines = 100, int mostBytes = 1000) =>
        await new PushParts(new MemoryStream(Encoding.UTF8.GetBytes(file)), isTable, mostLines, mostBytes).ReadAsync(default).ToListAsync();
}
