using ConflictEvents.Json;
using ConflictEvents.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConflictEvents.Disputes;

/// <summary>One revision of a dispute.</summary>
public sealed class DisputeRevision : Revision<Guid>
{
    internal static readonly RecordTable Table = new("dispute", "dispute_revisions", "uuid",
        [("event", "uuid"), ("axis", "text"), ("state", "text"), ("holders", "text[]")]);

    /// <summary>The event that it is about.</summary>
    public Guid Event { get; private set; }

    /// <summary>The sort of question, on the wire's name.</summary>
    public string Axis { get; private set; } = "";

    /// <summary>Where it stands, on the wire's name.</summary>
    public string State { get; private set; } = "";

    /// <summary>Who holds positions in it.</summary>
    public string[] Holders { get; private set; } = [];
}

internal sealed class DisputeRevisionMapping : IEntityTypeConfiguration<DisputeRevision>
{
    public void Configure(EntityTypeBuilder<DisputeRevision> builder) => builder.MapRevision<DisputeRevision, Guid>(DisputeRevision.Table.Name);
}

/// <summary>The one place that derives a dispute's searched columns.</summary>
internal static class DisputeColumns
{
    public static string Of(DisputeBody body) => new ColumnValues(DisputeRevision.Table)
    {
        ["event"] = body.Event.ToString(),
        ["axis"] = WireNames.Of(body.Axis!.Value),
        ["state"] = WireNames.Of(body.State),
        ["holders"] = ColumnValues.Texts(body.Positions.Select(p => p.Holder).Distinct()),
    }.ToString();
}
