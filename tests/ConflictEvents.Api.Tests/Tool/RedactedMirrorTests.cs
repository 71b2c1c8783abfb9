using System.Text;
using ConflictEvents.Api.Tests.Events;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Redactions;
using ConflictEvents.Keys;
using ConflictEvents.Tool;

namespace ConflictEvents.Api.Tests.Tool;

/// <summary>A mirror that had what was redacted has it no more once it has followed the feed: in no record, and in no file.</summary>
public sealed class RedactedMirrorTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("folder", "")]
    [InlineData("sqlite", "")]
    [InlineData("postgres", "")]
    [InlineData("folder", "--q Katterfeld")]
    public async Task What_was_redacted_leaves_every_mirror(string kind, string filter)
    {
        var admin = api.Client(Role.Admin);
        var source = await admin.CreateSourceAsync(Given.ASource($"Emil Katterfeld was seen by {kind}{filter}.", publisher: Given.Fresh("Katterfeld Courier ")));
        var strike = await admin.PublishAsync(Given.AStrike("Emil Katterfeld was seen", source: Guid.Parse(source.Id)));
        await admin.PublishAsync(Given.AStrike("Another strike"));
        await using var place = await Mirrored.PlaceAsync(kind);
        string[] pull = ["pull", "--to", place.Target, "--verify", .. filter.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var key = await api.MakeKeyAsync(Role.Reader);
        (await api.ToolAsync(key, pull)).ShouldEnd(ExitCode.Ok);
        Assert.Contains(await Mirrored.RecordsAsync(place.Target), r => r.Value.Contains("Katterfeld", StringComparison.Ordinal));

        await admin.RedactAsync(strike, Redacting.Texts("Emil Katterfeld"));
        await admin.RedactAsync(source, Redacting.Texts("Emil Katterfeld", "Katterfeld"));
        (await api.ToolAsync(key, pull)).ShouldEnd(ExitCode.Ok);

        var records = await Mirrored.RecordsAsync(place.Target);
        Assert.DoesNotContain(records, r => r.Value.Contains("Katterfeld", StringComparison.Ordinal));
        Assert.Equal(filter.Length == 0, records.Any(r => r.Key.Contains(strike.Id, StringComparison.Ordinal)));
        foreach (var file in Directory.EnumerateFiles(place.Folder, "*", SearchOption.AllDirectories))
            Assert.False(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)).Replace("q=Katterfeld", "", StringComparison.OrdinalIgnoreCase).Contains("Emil Katterfeld", StringComparison.Ordinal), $"{file} holds it still");
    }
}
