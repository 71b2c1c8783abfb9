using System.Text.Json.Serialization;
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
internal sealed record DisputeColumns
{
    [JsonPropertyName("event")] public required Guid Event { get; init; }
    [JsonPropertyName("axis")] public required string Axis { get; init; }
    [JsonPropertyName("state")] public required string State { get; init; }
    [JsonPropertyName("holders")] public required IEnumerable<string> Holders { get; init; }

    public static string Of(DisputeBody body) => Wire.Write(new DisputeColumns
    {
        Event = body.Event,
        Axis = WireNames.Of(body.Axis!.Value),
        State = WireNames.Of(body.State),
        Holders = body.Positions.Select(p => p.Holder).Distinct(),
    });
}
