using ConflictEvents.Events;
using ConflictEvents.Kinds;

namespace ConflictEvents.Exchange.Formats.Ucdp;

/// <summary>The code tables of the UCDP Georeferenced Event Dataset, after its codebook. docs/IMPORT.md tells them to users.</summary>
internal static class UcdpCodes
{
    /// <summary>What type_of_violence says.</summary>
    public static readonly IReadOnlyDictionary<string, Violence> Types = new Dictionary<string, Violence>
    {
        ["1"] = Violence.StateBased,
        ["2"] = Violence.NonState,
        ["3"] = Violence.OneSided,
    };

    /// <summary>What where_prec says, with how far off the point may be where the codebook sets a limit.</summary>
    public static readonly IReadOnlyDictionary<string, (LocationPrecision Precision, double? UncertaintyMeters)> Places =
        new Dictionary<string, (LocationPrecision, double?)>
        {
            ["1"] = (LocationPrecision.Settlement, null),
            ["2"] = (LocationPrecision.NearSettlement, 25_000),
            ["3"] = (LocationPrecision.Admin2, null),
            ["4"] = (LocationPrecision.Admin1, null),
            ["5"] = (LocationPrecision.Region, null),
            ["6"] = (LocationPrecision.Country, null),
            ["7"] = (LocationPrecision.Region, null),
        };

    /// <summary>What date_prec says. 5 is more than a month: the days are its bounds.</summary>
    public static readonly IReadOnlyDictionary<string, TimePrecision> Times = new Dictionary<string, TimePrecision>
    {
        ["1"] = TimePrecision.Day,
        ["2"] = TimePrecision.Days,
        ["3"] = TimePrecision.Week,
        ["4"] = TimePrecision.Month,
        ["5"] = TimePrecision.Year,
    };

    /// <summary>The three sorts of organised violence.</summary>
    public enum Violence
    {
        /// <summary>Between armed groups, one of them a government.</summary>
        StateBased,

        /// <summary>Between groups, none of them a government.</summary>
        NonState,

        /// <summary>By an armed group or a government against civilians.</summary>
        OneSided,
    }
}
