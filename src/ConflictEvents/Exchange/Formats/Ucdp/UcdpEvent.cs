using System.Text.RegularExpressions;
using ConflictEvents.Events;
using ConflictEvents.Exchange.Formats.Codes;
using ConflictEvents.Exchange.Formats.Files;
using ConflictEvents.Kinds;

namespace ConflictEvents.Exchange.Formats.Ucdp;

/// <summary>What a row says of what happened.</summary>
internal sealed partial record UcdpEvent
{
    public required string Id { get; init; }

    public required UcdpCodes.Violence Violence { get; init; }

    public required EventTime Time { get; init; }

    public required Location Location { get; init; }

    public required string Conflict { get; init; }

    /// <summary>The place as the sources describe it.</summary>
    public required string Described { get; init; }

    /// <summary>Where UCDP still has doubts about the row: "Check deaths". Empty where it has none.</summary>
    public required string Doubt { get; init; }

    /// <summary>The event; nothing where the row does not say enough for one, and what is wrong is told.</summary>
    public static UcdpEvent? Read(RowReading row)
    {
        var id = row.Required("id");
        if (id.Length > 0 && !IdShape().IsMatch(id))
            row.Refuse("id", "invalid_id", "This is no id of a UCDP event: up to 20 digits.");
        var violence = row.Code("type_of_violence", UcdpCodes.Types);
        var time = TimeOf(row);
        var location = LocationOf(row);
        if (row.Whole("best", 0, 1_000_000_000) is null)
            row.Required("best");
        if (row.Failures.Count > 0)
            return null;
        // What follows is told, and costs the record only itself.
        return new()
        {
            Id = id,
            Violence = violence!.Value,
            Time = time!,
            Location = WithCountry(row, location!),
            Conflict = row.Text("conflict_name"),
            Described = row.Text("where_description"),
            Doubt = row.Text("code_status") is var status && status.Equals("clear", StringComparison.OrdinalIgnoreCase) ? "" : status,
        };
    }

    private static EventTime? TimeOf(RowReading row)
    {
        var precision = row.Code("date_prec", UcdpCodes.Times);
        var from = row.Day("date_start");
        var to = row.TextOrNull("date_end") is null ? from : row.Day("date_end");
        if (precision is null || from is null || to is null)
            return null;
        if (to < from)
            row.Refuse("date_end", "reversed", $"The last day, {to:yyyy-MM-dd}, is before the first, {from:yyyy-MM-dd}.");
        return new() { From = from, To = to, Precision = precision == TimePrecision.Day && from != to ? TimePrecision.Days : precision.Value };
    }

    private static Location? LocationOf(RowReading row)
    {
        var precision = row.Code("where_prec", UcdpCodes.Places);
        var (latitude, longitude) = (row.Degrees("latitude", 90), row.Degrees("longitude", 180));
        var name = row.TextOrNull("where_coordinates") ?? row.TextOrNull("where_description") ?? row.TextOrNull("adm_2") ?? row.TextOrNull("adm_1") ?? row.TextOrNull("country");
        if (name is null)
            row.Refuse("where_coordinates", "required", "No column says where it happened, and a strike is nothing without a place.");
        if (precision is null || name is null)
            return null;
        var isPair = latitude is not null && longitude is not null;
        return new()
        {
            Name = CleanText.Shortened(name, 200),
            Admin1 = row.TextOrNull("adm_1") is { } first ? CleanText.Shortened(first, 200) : null,
            Admin2 = row.TextOrNull("adm_2") is { } second ? CleanText.Shortened(second, 200) : null,
            Latitude = isPair ? latitude : null,
            Longitude = isPair ? longitude : null,
            Precision = precision.Value.Precision,
            UncertaintyMeters = isPair ? precision.Value.UncertaintyMeters : null,
        };
    }

    private static Location WithCountry(RowReading row, Location location)
    {
        var country = CountryTable.OfWard(row.Text("country_id")) ?? CountryTable.OfName(row.Text("country"));
        if (country is null && (row.TextOrNull("country") ?? row.TextOrNull("country_id")) is { } named)
            row.Refuse(row.TextOrNull("country") is null ? "country_id" : "country", "unknown_country", $"'{named}' is no country in our table; the record was taken without one.");
        return location with { Country = country };
    }

    [GeneratedRegex("^[0-9]{1,20}$", RegexOptions.NonBacktracking)]
    private static partial Regex IdShape();
}
