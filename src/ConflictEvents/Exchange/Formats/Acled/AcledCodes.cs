using ConflictEvents.Events;
using ConflictEvents.Kinds;

namespace ConflictEvents.Exchange.Formats.Acled;

/// <summary>The code tables of ACLED's exports, after its public codebook. docs/IMPORT.md tells them to users.</summary>
internal static class AcledCodes
{
    /// <summary>What a sub-event type becomes; those that are not here are no event that we hold.</summary>
    public static readonly IReadOnlyDictionary<string, AcledKind> Kinds = new Dictionary<string, AcledKind>(StringComparer.OrdinalIgnoreCase)
    {
        ["Armed clash"] = Clash("Armed clash", StrikeMethod.Unknown),
        ["Government regains territory"] = Clash("Territory retaken by government forces", StrikeMethod.GroundAssault),
        ["Non-state actor overtakes territory"] = Clash("Territory taken by a non-state group", StrikeMethod.GroundAssault),
        ["Chemical weapon"] = Attack("Chemical attack", StrikeMethod.Chemical),
        ["Air/drone strike"] = Attack("Air or drone strike", StrikeMethod.AirStrike),
        ["Suicide bomb"] = Attack("Suicide bombing", StrikeMethod.Suicide),
        ["Shelling/artillery/missile attack"] = Attack("Shelling, artillery or missile attack", StrikeMethod.Shelling),
        ["Remote explosive/landmine/IED"] = Attack("Remote explosive, mine or improvised device", StrikeMethod.IedMine),
        ["Grenade"] = Attack("Grenade attack", StrikeMethod.Grenade),
        ["Attack"] = Attack("Attack", StrikeMethod.Unknown),
        ["Mob violence"] = Attack("Mob violence", StrikeMethod.Unknown),
        // Its first actor are the protesters, who were hit.
        ["Excessive force against protesters"] = new("Force against protesters", StrikeMethod.Unknown, FirstActed: false),
        ["Agreement"] = new("Talks recorded as an agreement", Method: null, FirstActed: false),
    };

    /// <summary>What geo_precision says.</summary>
    public static readonly IReadOnlyDictionary<string, LocationPrecision> Places = new Dictionary<string, LocationPrecision>
    {
        ["1"] = LocationPrecision.Settlement,
        ["2"] = LocationPrecision.NearSettlement,
        ["3"] = LocationPrecision.Admin1,
    };

    /// <summary>What time_precision says.</summary>
    public static readonly IReadOnlyDictionary<string, TimePrecision> Times = new Dictionary<string, TimePrecision>
    {
        ["1"] = TimePrecision.Day,
        ["2"] = TimePrecision.Week,
        ["3"] = TimePrecision.Month,
    };

    private static AcledKind Clash(string words, StrikeMethod method) => new(words, method, FirstActed: false);

    private static AcledKind Attack(string words, StrikeMethod method) => new(words, method, FirstActed: true);
}
