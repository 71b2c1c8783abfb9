using System.Text.RegularExpressions;
using ConflictEvents.Actors;
using ConflictEvents.Events;
using ConflictEvents.Exchange.Formats.Codes;
using ConflictEvents.Exchange.Formats.Files;
using ConflictEvents.Exchange.Import;
using ConflictEvents.Kinds;

namespace ConflictEvents.Exchange.Formats.Gdelt;

/// <summary>What a row says of what happened.</summary>
internal sealed partial record GdeltEvent
{
    public required string Id { get; init; }

    public required string Code { get; init; }

    public required CameoCode Meaning { get; init; }

    public required EventTime Time { get; init; }

    public Location? Location { get; init; }

    public ActorBody? First { get; init; }

    public ActorBody? Second { get; init; }

    /// <summary>Those of the two that the row names, each once.</summary>
    public IEnumerable<ActorBody> Actors => new[] { First, Second }.OfType<ActorBody>().DistinctBy(a => a.Slug);

    /// <summary>The event; nothing where it is none that we hold, or the row does not say enough, which is told.</summary>
    public static GdeltEvent? Read(RowReading row)
    {
        var (id, code) = (row.Required("globaleventid"), row.Required("eventcode"));
        if (id.Length > 0 && !IdShape().IsMatch(id))
            row.Refuse("globaleventid", "invalid_id", "This is no id of a GDELT event: up to 20 digits.");
        var whole = WholeCode(code);
        var meaning = CameoTable.Find(whole);
        if (code.Length > 0 && meaning is null)
            row.Refuse("eventcode", LineFailure.NotHeld, $"CAMEO {CleanText.Shortened(whole, 20)} is neither a strike nor a meeting nor a statement; nothing was taken of this row.");
        if (row.Failures.Count > 0)
            return null;
        var read = new GdeltEvent
        {
            Id = id,
            Code = whole,
            Meaning = meaning!,
            Time = GdeltDays.Of(row) ?? new(),
            Location = LocationOf(row),
            First = GdeltActors.Of(row, 1),
            Second = GdeltActors.Of(row, 2),
        };
        read.Demand(row);
        return row.Failures.Count > 0 ? null : read;
    }

    private void Demand(RowReading row)
    {
        if (Meaning.Kind == "strike" && Location is null)
            row.Refuse("actiongeo_fullname", "location_required", "The row has no place, and a strike is nothing without one.");
        if (Meaning.Kind == "meeting" && Actors.Count() < 2)
            row.Refuse(First is null ? "actor1name" : "actor2name", "too_few_participants", "A meeting has two participants or more, and this row names fewer, or one twice.");
        if (Meaning.Kind == "statement" && First is null)
            row.Refuse("actor1name", "speaker_required", "A statement has a speaker, and this row has no first actor.");
    }

    // Spreadsheets take the leading zero off: 42 is 042, and as there is no root above 20, 211 is 0211.
    private static string WholeCode(string code) => code switch
    {
        { Length: 1 or 2 } => code.PadLeft(3, '0'),
        { Length: 3 } when string.CompareOrdinal(code[..2], "20") > 0 => "0" + code,
        _ => code,
    };

    private static Location? LocationOf(RowReading row)
    {
        if (row.Text("actiongeo_type") is not ("1" or "2" or "3" or "4" or "5") || row.TextOrNull("actiongeo_fullname") is not { } name)
            return null;
        var parts = name.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var precision = row.Text("actiongeo_type") switch
        {
            "1" => LocationPrecision.Country,
            "2" or "5" => LocationPrecision.Admin1,
            // The seas have a country code of their own.
            _ when row.Text("actiongeo_countrycode") == "OS" => LocationPrecision.Region,
            _ => LocationPrecision.Settlement,
        };
        var (latitude, longitude) = (row.Degrees("actiongeo_lat", 90), row.Degrees("actiongeo_long", 180));
        var isPair = latitude is not null && longitude is not null;
        return new()
        {
            Name = CleanText.Shortened(parts.Length == 0 ? name : parts[0], 200),
            Country = CountryTable.OfFips(row.Text("actiongeo_countrycode")),
            Admin1 = parts.Length == 3 && precision == LocationPrecision.Settlement ? CleanText.Shortened(parts[1], 200) : null,
            Latitude = isPair ? latitude : null,
            Longitude = isPair ? longitude : null,
            Precision = precision,
        };
    }

    [GeneratedRegex("^[0-9]{1,20}$", RegexOptions.NonBacktracking)]
    private static partial Regex IdShape();
}
