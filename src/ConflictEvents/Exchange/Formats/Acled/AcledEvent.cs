using ConflictEvents.Actors;
using ConflictEvents.Events;
using ConflictEvents.Exchange.Formats.Codes;
using ConflictEvents.Exchange.Formats.Files;
using ConflictEvents.Exchange.Import;
using ConflictEvents.Kinds;

namespace ConflictEvents.Exchange.Formats.Acled;

/// <summary>What a row says of what happened.</summary>
internal sealed record AcledEvent
{
    public required string Id { get; init; }

    public required AcledKind Kind { get; init; }

    public required EventTime Time { get; init; }

    public required Location Location { get; init; }

    /// <summary>Everybody whom the row names: first and second actor, and those beside each.</summary>
    public required IReadOnlyList<ActorBody> Actors { get; init; }

    /// <summary>The first actor; nobody where the column is empty.</summary>
    public ActorBody? First { get; init; }

    /// <summary>The second actor; nobody where the column is empty.</summary>
    public ActorBody? Second { get; init; }

    /// <summary>The event; nothing where it is none that we hold, or the row does not say enough, which is told.</summary>
    public static AcledEvent? Read(RowReading row)
    {
        var id = row.Required("event_id_cnty");
        var type = row.Required("sub_event_type");
        if (type.Length > 0 && !AcledCodes.Kinds.ContainsKey(type))
            row.Refuse("sub_event_type", LineFailure.NotHeld, $"'{CleanText.Shortened($"{row.Text("event_type")}: {type}", 100)}' is neither a strike nor a meeting that took place; nothing was taken of this row.");
        var (time, location) = (TimeOf(row), LocationOf(row));
        var (first, second) = (AcledActors.Of(row, "actor1", "inter1"), AcledActors.Of(row, "actor2", "inter2"));
        ActorBody[] actors = [.. first, .. AcledActors.Of(row, "assoc_actor_1", null), .. second, .. AcledActors.Of(row, "assoc_actor_2", null)];
        var kind = AcledCodes.Kinds.GetValueOrDefault(type);
        actors = [.. actors.DistinctBy(a => a.Slug)];
        if (kind is { Method: null } && actors.Length < 2)
            row.Refuse("actor2", "too_few_participants", "A meeting has two participants or more, and this row names fewer.");
        if (row.Failures.Count > 0)
            return null;
        return new()
        {
            Id = id,
            Kind = kind!,
            Time = time!,
            Location = WithPoint(row, location!),
            Actors = actors,
            First = first is [var one, ..] ? one : null,
            Second = second is [var other, ..] ? other : null,
        };
    }

    private static EventTime? TimeOf(RowReading row)
    {
        var (precision, day) = (row.Code("time_precision", AcledCodes.Times), row.Day("event_date"));
        return precision is null || day is null ? null : new() { From = day, To = day, Precision = precision.Value };
    }

    private static Location? LocationOf(RowReading row)
    {
        var precision = row.Code("geo_precision", AcledCodes.Places);
        var name = row.TextOrNull("location") ?? row.TextOrNull("admin1") ?? row.TextOrNull("country");
        if (name is null)
            row.Refuse("location", "required", "No column says where it happened.");
        var isCountry = precision == LocationPrecision.Admin1 && row.TextOrNull("admin1") is null && name == row.Text("country");
        return precision is null || name is null ? null : new()
        {
            Name = CleanText.Shortened(name, 200),
            Admin1 = row.TextOrNull("admin1") is { } first ? CleanText.Shortened(first, 200) : null,
            Admin2 = row.TextOrNull("admin2") is { } second ? CleanText.Shortened(second, 200) : null,
            Precision = isCountry ? LocationPrecision.Country : precision.Value,
        };
    }

    private static Location WithPoint(RowReading row, Location location)
    {
        var country = CountryTable.OfName(row.Text("country")) ?? CountryTable.OfLetters(row.Text("iso3"));
        if (country is null && row.TextOrNull("country") is { } named)
            row.Refuse("country", "unknown_country", $"'{CleanText.Shortened(named, 60)}' is no country in our table; the record was taken without one.");
        var (latitude, longitude) = (row.Degrees("latitude", 90), row.Degrees("longitude", 180));
        // Nobody reports from that buoy: it is how spreadsheets write a point that is not known.
        if (latitude == 0 && longitude == 0)
        {
            row.Refuse("latitude", "null_island", "0/0 lies in the open sea and stands for no point at all; the record was taken without one.");
            (latitude, longitude) = (null, null);
        }
        var isPair = latitude is not null && longitude is not null;
        return location with { Country = country, Latitude = isPair ? latitude : null, Longitude = isPair ? longitude : null };
    }
}
