using System.Text.Json.Serialization.Metadata;
using ConflictEvents.Events;
using ConflictEvents.Json;
using ConflictEvents.Kinds;
using ConflictEvents.Kinds.Columns;

namespace ConflictEvents.Exchange.Export.Columns;

/// <summary>What type of value stands in a column of events.</summary>
public static class ColumnTypes
{
    private const string Details = "details";

    // The ledger's own, which bodies take in any shape.
    private static readonly Dictionary<string, Type> OfLedger = new() { ["revision"] = typeof(int), ["position"] = typeof(long), ["recordedAt"] = typeof(DateTimeOffset) };

    /// <summary>A number, flag, day or instant; text for all else, lists among it, for their items are joined.</summary>
    public static Type Of(FlatColumn column) => OfLedger.TryGetValue(column.Path, out var known) ? known
        : column.Steps[0] != Details ? Of(typeof(EventBody), [.. column.Steps])
        : EventKinds.All.FirstOrDefault(kind => kind.Columns.Any(c => c.Path == column.Path)) is { } kind ? Of(kind.Details, [.. column.Steps.Skip(1)])
        : typeof(string);

    private static Type Of(Type record, ReadOnlySpan<string> steps)
    {
        foreach (var step in steps)
        {
            var info = Wire.Options.GetTypeInfo(record);
            if (info.Kind != JsonTypeInfoKind.Object || Member(info, step) is not { } member)
                return typeof(string);
            record = Nullable.GetUnderlyingType(member) ?? member;
        }
        return record;
    }

    private static Type? Member(JsonTypeInfo info, string name) => info.Properties.FirstOrDefault(p => p.Name == name)?.PropertyType;
}
