using ConflictEvents.Events.Search;
using ConflictEvents.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;

namespace ConflictEvents.Events;

/// <summary>One revision of an event, with the columns that the code reads; those that are only searched are not mapped. They are all derived from the document by <see cref="EventColumns"/>.</summary>
public sealed class EventRevision : Revision<Guid>
{
    internal static readonly RecordTable Table = new("event", "event_revisions", "uuid",
    [
        ("kind", "text"), ("sort_day", "date"), ("occurred", "daterange"), ("embargoed_until", "timestamptz"),
        ("actors", "text[]"), ("relays", "text[]"), ("sources", "uuid[]"), ("tags", "text[]"), ("links", "uuid[]"),
        ("country", "text"), ("admin1", "text"), ("method", "text"),
        ("outer_days", "daterange"), ("terms", "text[]"), ("quote_rank", "smallint"), ("is_coarse", "boolean"),
        ("point", "point"), ("desk_point", "point"), ("places", "text"), ("desk_places", "text"),
        ("reported", "timestamptz"), ("desk_reported", "timestamptz"),
        ("columns_release", "smallint"),
        EventWords.Column("search"), EventWords.Column("desk_search"),
    ]);

    /// <summary>The kind, on the wire's name.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The first day; minus infinity where none is known, so that such records come last.</summary>
    public DateOnly SortDay { get; private set; }

    /// <summary>All days; null where none is known.</summary>
    public NpgsqlRange<DateOnly>? Occurred { get; private set; }

    /// <summary>When readers may see it, where that is later than its publication.</summary>
    public DateTimeOffset? EmbargoedUntil { get; private set; }

    /// <summary>The actors that it names, in any role.</summary>
    public string[] Actors { get; private set; } = [];

    /// <summary>The actors through whom its citations were told.</summary>
    public string[] Relays { get; private set; } = [];

    /// <summary>The sources that it cites.</summary>
    public Guid[] Sources { get; private set; } = [];

    /// <summary>Its tags.</summary>
    public string[] Tags { get; private set; } = [];

    /// <summary>The events that it links to.</summary>
    public Guid[] Links { get; private set; } = [];

    /// <summary>The country that it happened in; null where none is known.</summary>
    public string? Country { get; private set; }

    /// <summary>The province, state or region, as the record writes it; null where none is known.</summary>
    public string? Admin1 { get; private set; }

    /// <summary>By what means, on the wire's name; null for kinds that say nothing of it.</summary>
    public string? Method { get; private set; }

    /// <summary>Which release of the searched columns it has.</summary>
    public short ColumnsRelease { get; private set; }

    /// <summary>How close a statement's source stays to the words spoken, 0 for the closest; null for other kinds.</summary>
    public short? QuoteRank { get; private set; }

    /// <summary>Whether readers find and see less of it than colleagues.</summary>
    public bool IsCoarse { get; private set; }

    /// <summary>When it was first reported, as far as readers may know.</summary>
    public DateTimeOffset? Reported { get; private set; }

    /// <summary>When it was first reported, where readers may not know all its sources.</summary>
    public DateTimeOffset? DeskReported { get; private set; }
}

internal sealed class EventRevisionMapping : IEntityTypeConfiguration<EventRevision>
{
    public void Configure(EntityTypeBuilder<EventRevision> builder) => builder.MapRevision<EventRevision, Guid>(EventRevision.Table.Name);
}
