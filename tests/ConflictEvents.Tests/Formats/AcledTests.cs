using ConflictEvents.Actors;
using ConflictEvents.Events;
using ConflictEvents.Exchange.Import;
using ConflictEvents.Json;
using ConflictEvents.Kinds;

namespace ConflictEvents.Tests.Formats;

/// <summary>ACLED's export in its two dialects, by invented rows in its layouts.</summary>
public sealed class AcledTests
{
    private static Task<List<RecordLine>> ReadAsync(string file) => Importing.SharedAsync("acled", "format-lookalikes-synthetic", file);

    [SharedDataFact]
    public async Task The_export_since_2023_becomes_strikes_figures_and_a_meeting()
    {
        var lines = await ReadAsync("acled_like_2023plus_31col.csv");
        Assert.Equal(["actor 8", "source 1", "casualty_tally 2", "meeting 1", "strike 2", "! unknown_country country 3"], lines.Counts());
        lines.Events().ForEach(new EventBodyRules().Demand);
        var meeting = Assert.IsType<Meeting>(lines.Events("meeting").Single().Details);
        Assert.Equal(["government-of-testland-2028", "government-of-examplia-2029"], meeting.Participants.Select(p => p.Actor));
        Assert.Equal([(Qualifier.NoneReported, "0"), (Qualifier.Exact, "3")],
            lines.Events("casualty_tally").Select(e => ((CasualtyTally)e.Details).Figure).Select(f => (f.Qualifier!.Value, f.Raw)));
    }

    [SharedDataFact]
    public async Task An_attack_has_a_perpetrator_where_somebody_is_named()
    {
        var strikes = (await ReadAsync("acled_like_2023plus_31col.csv")).Events("strike");
        Assert.Equal(new Perpetrator { Actor = "military-forces-of-examplia-2029", Basis = AttributionBasis.AssertedByMedia }, ((Strike)strikes[0].Details).Perpetrator);
        Assert.Equal(new Perpetrator { Basis = AttributionBasis.Unattributed }, ((Strike)strikes[1].Details).Perpetrator);
        Assert.Equal((StrikeMethod.Shelling, "Shelling/artillery/missile attack"), (((Strike)strikes[0].Details).Method, ((Strike)strikes[0].Details).WeaponRaw));
        Assert.Equal(["Test Wire", "Example Daily"], strikes[0].Citations.Select(c => c.Chain.Single()));
        Assert.Equal("Birch \"Old\" Hospital", strikes[1].Location!.Name);
        Assert.Contains("acled:women-targeted-girls", strikes[1].Tags);
    }

    [SharedDataFact]
    public async Task The_export_of_2021_is_read_with_its_semicolons_words_for_months_and_numbers_for_actors()
    {
        var lines = await ReadAsync("acled_like_2021_31col_semicolon.csv");
        Assert.Equal(
            ["actor 5", "source 1", "casualty_tally 2", "strike 2", "! not_an_event_we_hold sub_event_type 1", "! null_island latitude 1", "! unknown_country country 2"], lines.Counts());
        lines.Events().ForEach(new EventBodyRules().Demand);
        Assert.Equal(new DateOnly(2031, 3, 10), lines.Events("strike")[0].Time.From);
        Assert.Equal(ActorType.Rebel, lines.OfType<RecordLine.Actor>().Single(a => a.Body.Slug == "example-front").Body.Type);
        var mine = lines.Events("strike")[1].Location!;
        Assert.Equal((LocationPrecision.Country, null), (mine.Precision, mine.Latitude));
    }

    [SharedDataFact]
    public async Task A_table_of_sums_is_no_table_of_events()
    {
        Assert.Equal(["actor 0", "source 0", "! not_this_format 1"], (await ReadAsync("hdx_hapi_conflict_event_like.csv")).Counts());
        Assert.Equal(["actor 0", "source 0", "! not_this_format 1"], (await ReadAsync("geoconfirmed_like_semicolon.csv")).Counts());
    }
}
