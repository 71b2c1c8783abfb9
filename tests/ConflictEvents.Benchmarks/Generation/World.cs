using System.Buffers.Binary;

namespace ConflictEvents.Benchmarks.Generation;

/// <summary>What all that is made has in common: how much there is of it, when it was recorded, and under what id.</summary>
/// <param name="Seed">The same seed and day make the same world.</param>
/// <param name="Events">How many events.</param>
/// <param name="Today">The day of the last records; the first were made a year before.</param>
internal sealed record World(ulong Seed, int Events, DateOnly Today)
{
    /// <summary>How many revisions each event has; null where one in five has some, as in a newsroom.</summary>
    public int? Revisions { get; init; }

    public const int Actors = 5_000;
    public const int Topics = 1_000;
    private const int Days = 365;

    public int Sources => Events / 10;

    public DateTimeOffset Start => new(Today.AddDays(-Days), TimeOnly.MinValue, TimeSpan.Zero);

    public DateTimeOffset End => new(Today, TimeOnly.MinValue, TimeSpan.Zero);

    public IReadOnlyList<Campaign> Campaigns { get; } = Campaign.All(Seed, Today);

    /// <summary>When an event was first recorded: in the order of their numbers.</summary>
    public DateTimeOffset Recorded(int number) => Start + (End - Start) * ((number + 0.5) / Events);

    public Guid EventId(int number) => Id(2, number, Recorded(number));

    public Guid SourceId(int number) => Id(3, number, Start);

    /// <summary>The first actors stand in many events.</summary>
    public static string Slug(int number) => $"{Texts.Name(number * 7).ToLowerInvariant()}-{number}";

    // As of version 7: ids grow with time.
    private Guid Id(int stream, int number, DateTimeOffset moment)
    {
        var dice = new Dice(Seed, stream, number);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)moment.ToUnixTimeMilliseconds() << 16 | dice.Next() & 0x0fff | 0x7000);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], dice.Next() >> 2 | 1UL << 63);
        return new Guid(bytes, bigEndian: true);
    }
}
