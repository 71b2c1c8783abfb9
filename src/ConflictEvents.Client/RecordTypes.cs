namespace ConflictEvents.Client;

/// <summary>The types' names on the wire.</summary>
public static class RecordTypes
{
    /// <summary>All types, in the order of digests.</summary>
    public static IReadOnlyList<RecordType> All { get; } = [RecordType.Event, RecordType.Actor, RecordType.Source, RecordType.Dispute];

    /// <summary>The name in the feed and in bulk lines: `event`.</summary>
    public static string Word(this RecordType record) => record switch
    {
        RecordType.Event => "event",
        RecordType.Actor => "actor",
        RecordType.Source => "source",
        RecordType.Dispute => "dispute",
        _ => throw new ArgumentOutOfRangeException(nameof(record)),
    };

    /// <summary>The name in addresses: `events`.</summary>
    public static string Room(this RecordType record) => record.Word() + "s";

    /// <summary>The type of a name in the feed; null for one that this library does not know.</summary>
    public static RecordType? Of(string word) => All.Where(type => type.Word() == word).Select(type => (RecordType?)type).FirstOrDefault();
}
