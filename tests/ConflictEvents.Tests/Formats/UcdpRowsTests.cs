using ConflictEvents.Events;
using ConflictEvents.Exchange.Formats;
using ConflictEvents.Exchange.Import;
using ConflictEvents.Kinds;
using ConflictEvents.Sources;

namespace ConflictEvents.Tests.Formats;

/// <summary>Single rows of UCDP's table: what each becomes, and what is told of a bad one.</summary>
public sealed class UcdpRowsTests
{
    private const string Header = "id,type_of_violence,conflict_name,side_a,side_a_new_id,gwnoa,side_b,side_b_new_id,source_article,source_office,source_date,source_headline,source_original,"
        + "where_prec,where_coordinates,adm_1,latitude,longitude,country,country_id,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,code_status\n";

    private static string Row(string id = "1", string type = "1", string sources = ",,,", string where = "1", string start = "2014-01-22", string end = "2014-01-22", string prec = "1", string figures = "1,2,0,0,3,5,2", string status = "Clear") =>
        $"{id},{type},Testland: Government,Government of Testland,61,369,Front,62,{sources},police,{where},Alder town,North,1.5,30.5,Ukraine,369,{prec},{start},{end},{figures},{status}\n";

    private static Task<List<RecordLine>> ReadAsync(params string[] rows) => Importing.TextAsync("ucdp-ged", Header + string.Concat(rows));

    [Fact]
    public async Task Each_figure_is_a_tally_of_its_own()
    {
        var lines = await ReadAsync(Row());
        var strike = lines.Events("strike").Single();
        Assert.Equal(
            [("1/best", Qualifier.Exact, "3", VictimClass.Any), ("1/low", Qualifier.AtLeast, "2", VictimClass.Any), ("1/high", Qualifier.AtMost, "5", VictimClass.Any),
                ("1/deaths_a", Qualifier.AtLeast, "1", VictimClass.Combatant), ("1/deaths_b", Qualifier.AtLeast, "2", VictimClass.Combatant)],
            lines.Events("casualty_tally").Select(e => (e.ExternalIds[0].Id, e.Details as CasualtyTally)).Select(t => (t.Id, t.Item2!.Figure.Qualifier!.Value, t.Item2.Figure.Raw, t.Item2.VictimClass)));
        Assert.All(lines.Events("casualty_tally"), t => Assert.Equal(new EventLink { Type = LinkType.Counts, To = strike.Id!.Value }, t.Links.Single()));
        Assert.Empty(lines.Failures());
    }

    [Fact]
    public async Task No_two_figures_of_a_row_contradict_each_other()
    {
        var figures = (await ReadAsync(Row())).Events("casualty_tally").Select(e => (CasualtyTally)e.Details).ToList();
        Assert.DoesNotContain(figures, f => figures.Exists(g => f.VictimClass == g.VictimClass && f.Figure.Complete().Contradicts(g.Figure.Complete())));
    }

    [Fact]
    public async Task A_bad_row_is_told_with_line_and_column_and_costs_no_other()
    {
        var lines = await ReadAsync(Row("1"), Row("2", where: "9"), Row("3", type: "x", start: "never"), Row("4"));
        Assert.Equal(["1", "4"], lines.Events("strike").Select(e => e.ExternalIds[0].Id));
        Assert.Equal([(3L, "where_prec", "unknown_code"), (4L, "type_of_violence", "unknown_code"), (4L, "date_start", "invalid_date")],
            lines.OfType<RecordLine.Unreadable>().SelectMany(u => u.Failures.Select(f => (u.Line, f.Column!, f.Code))));
    }

    [Fact]
    public async Task An_estimate_on_the_wrong_side_of_the_best_is_left_out_and_told()
    {
        var lines = await ReadAsync(Row(figures: "0,0,0,7,7,6,7"));
        Assert.Equal(["1/best", "1/low", "1/deaths_unknown"], lines.Events("casualty_tally").Select(e => e.ExternalIds[0].Id));
        Assert.Equal(("high", "figures_disagree"), (lines.Failures().Single().Column, lines.Failures().Single().Code));
    }

    [Fact]
    public async Task A_day_of_two_months_is_read_as_the_others_of_its_column_are()
    {
        var lines = await ReadAsync(Row("1", start: "1/22/2014 12:00:00 AM", end: "1/22/2014 12:00:00 AM", prec: "2"), Row("2", start: "05/02/2014 00:00", end: "05/03/2014 00:00", prec: "2"));
        Assert.Equal([new DateOnly(2014, 1, 22), new DateOnly(2014, 5, 2)], lines.Events("strike").Select(e => e.Time.From!.Value));
        lines = await ReadAsync(Row("1", start: "22/01/2014", end: "22/01/2014"), Row("2", start: "05/02/2014", end: "05/02/2014"));
        Assert.Equal(new DateOnly(2014, 2, 5), lines.Events("strike")[1].Time.From);
    }

    [Fact]
    public async Task A_day_of_two_months_that_nothing_decides_is_refused()
    {
        var lines = await ReadAsync(Row("1", start: "05/02/2014", end: "05/02/2014"), Row("2", start: "05/05/2014", end: "05/05/2014"));
        Assert.Equal(["2"], lines.Events("strike").Select(e => e.ExternalIds[0].Id));
        Assert.All(lines.Failures(), f => Assert.Equal("ambiguous_date", f.Code));
    }

    [Fact]
    public async Task The_articles_of_a_row_are_sources_and_a_semicolon_in_a_headline_divides_none()
    {
        var lines = await ReadAsync(Row(sources: "\"\"\"Reuters News,2014-01-22,Battles; team freed\"\";\"\"Example Radio,2014-01-23,Two dead\"\"\",Reuters News;Example Radio,2014-01-22;2014-01-23,Battles; team freed;Two dead"));
        Assert.Equal(["Uppsala Conflict Data Program UCDP Georeferenced Event Dataset (GED)", "Reuters News Battles; team freed", "Example Radio Two dead"],
            lines.OfType<RecordLine.Source>().Select(s => $"{s.Body.Publisher} {s.Body.Title}"));
        Assert.Equal(SourceKind.Broadcaster, lines.OfType<RecordLine.Source>().Last().Body.Kind);
        Assert.Equal(3, lines.Events("strike").Single().Citations.Count);
    }

    [Fact]
    public async Task A_reference_in_free_words_becomes_a_note_and_no_source()
    {
        var lines = await ReadAsync(Row(sources: "Reuters 25/2-09,,,"));
        Assert.Single(lines.OfType<RecordLine.Source>());
        Assert.Equal("First told by (UCDP): police. UCDP's reference: Reuters 25/2-09", lines.Events("strike").Single().Citations.Single().Note);
    }

    [Fact]
    public async Task Doubts_of_ucdp_are_a_tag_and_a_row_repeated_is_told()
    {
        var lines = await ReadAsync(Row(status: "Check deaths"), Row());
        Assert.Contains("ucdp:check-deaths", lines.Events("strike").Single().Tags);
        Assert.Equal("repeated_row", lines.Failures().Single().Code);
    }

    [Fact]
    public async Task Options_name_the_counter_the_release_and_whether_it_is_published()
    {
        var lines = await Importing.TextAsync("ucdp-ged", Header + Row(), new FormatOptions { CountedBy = "my-desk", Dataset = "23.1", Publish = true });
        Assert.All(lines.Events(), e => Assert.Equal(Lifecycle.Published, e.Lifecycle));
        Assert.DoesNotContain(lines.OfType<RecordLine.Actor>(), a => a.Body.Slug == "ucdp");
        Assert.Equal("UCDP Georeferenced Event Dataset (GED), 23.1", lines.OfType<RecordLine.Source>().Single().Body.Title);
        Assert.Equal("my-desk", ((CasualtyTally)lines.Events("casualty_tally")[0].Details).CountedBy);
    }
}
