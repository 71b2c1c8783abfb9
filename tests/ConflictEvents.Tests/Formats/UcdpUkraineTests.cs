using ConflictEvents.Events;
using ConflictEvents.Exchange.Import;
using ConflictEvents.Json;
using ConflictEvents.Kinds;

namespace ConflictEvents.Tests.Formats;

/// <summary>
/// Two downloads of one data set, three months apart, in two dialects: Windows-1252 beside UTF-8, and days three ways round.
/// What differs between them is what a second import revises.
/// </summary>
public sealed class UcdpUkraineTests
{
    private static readonly Lazy<Task<List<RecordLine>>> A = new(() => Importing.SharedAsync("ucdp-ged", "ucdp-ged-ukraine", "a_2023-02-03.csv.gz"));
    private static readonly Lazy<Task<List<RecordLine>>> B = new(() => Importing.SharedAsync("ucdp-ged", "ucdp-ged-ukraine", "b_2023-05-03.csv.gz"));

    [SharedDataFact]
    public async Task Every_row_of_both_is_read()
    {
        Assert.Equal(["actor 10", "source 2868", "casualty_tally 12006", "strike 3000", "! figures_disagree high 11", "! figures_disagree low 2"], (await A.Value).Counts());
        Assert.Equal(["actor 12", "source 3677", "casualty_tally 15525", "strike 3883", "! figures_disagree high 29", "! figures_disagree low 2"], (await B.Value).Counts());
        (await A.Value).Concat(await B.Value).Events().ForEach(new EventBodyRules().Demand);
    }

    [SharedDataFact]
    public async Task Days_are_the_same_however_they_are_written()
    {
        var (a, b) = (ById(await A.Value, "strike"), ById(await B.Value, "strike"));
        var shared = a.Keys.Intersect(b.Keys).ToList();
        Assert.Equal(2989, shared.Count);
        // Four rows were dated anew by UCDP; month and day changed places in none.
        Assert.Equal(4, shared.Count(id => (a[id].Time.From, a[id].Time.To) != (b[id].Time.From, b[id].Time.To)));
    }

    [SharedDataFact]
    public async Task What_the_newer_file_changes_is_what_changed_in_it()
    {
        var (a, b) = (ById(await A.Value, "strike"), ById(await B.Value, "strike"));
        Assert.Equal((894, 11), (b.Keys.Except(a.Keys).Count(), a.Keys.Except(b.Keys).Count()));
        var changed = a.Keys.Intersect(b.Keys).Where(id => Wire.Write(a[id]) != Wire.Write(b[id])).ToList();
        Assert.Equal(293, changed.Count);
        // 2,696 strikes stay as they are. Of the others, what differs, several in one strike:
        Assert.Equal(
            ["title 2", "summary 152", "time 4", "place 16", "sources 112", "note 53", "rest 0"],
            Parts.Select(p => $"{p.Name} {changed.Count(id => p.Of(a[id]) != p.Of(b[id]))}"));
    }

    [SharedDataFact]
    public async Task Figures_change_where_ucdp_changed_them()
    {
        var (a, b) = (ById(await A.Value, "casualty_tally"), ById(await B.Value, "casualty_tally"));
        var changed = a.Keys.Intersect(b.Keys).Where(id => Figure(a[id]) != Figure(b[id])).Order().ToArray();
        Assert.Equal(["205047/best", "205047/high", "205047/low", "205066/best", "205066/deaths_a", "205066/high", "205066/low"], changed);
    }

    [SharedDataFact]
    public async Task Sources_that_lost_their_script_on_the_way_are_others()
    {
        var (a, b) = (Sources(await A.Value), Sources(await B.Value));
        Assert.Equal((2770, 98), (a.Intersect(b).Count(), a.Except(b).Count()));
    }

    private static readonly (string Name, Func<EventBody, string> Of)[] Parts =
    [
        ("title", e => e.Title),
        ("summary", e => e.Summary ?? ""),
        ("time", e => Wire.Write(e.Time)),
        ("place", e => Wire.Write(e.Location)),
        ("sources", e => string.Join(' ', e.Citations.Select(c => c.Source))),
        ("note", e => e.Citations[0].Note ?? ""),
        ("rest", e => Wire.Write(e with { Title = "", Summary = null, Time = new(), Location = null, Citations = [] })),
    ];

    private static HashSet<Guid> Sources(List<RecordLine> lines) => [.. lines.OfType<RecordLine.Source>().Select(s => s.Body.Id!.Value)];

    private static Figure Figure(EventBody tally) => Assert.IsType<CasualtyTally>(tally.Details).Figure;

    private static Dictionary<string, EventBody> ById(List<RecordLine> lines, string kind) => lines.Events(kind).ToDictionary(e => e.ExternalIds[0].Id);
}
