using ConflictEvents.Keys;

namespace ConflictEvents.Tests.Keys;

/// <summary>What is remembered of keys, and for how long.</summary>
public sealed class KnownKeysTests
{
    private readonly Clock clock = new();
    private readonly ApiKey key = new() { Id = "0123456789ab", Name = "desk", Role = "reader", SecretSha256 = new byte[32], CreatedAt = DateTimeOffset.UnixEpoch, CreatedBy = "admin" };

    [Fact]
    public void A_key_is_known_for_a_second_after_the_reading_of_it_began()
    {
        var known = new KnownKeys(clock);
        known.Keep(key, clock.GetTimestamp(), known.Changes);

        clock.Pass(0.9);
        var within = known.Find(key.Id);
        clock.Pass(0.2);

        Assert.Same(key, within);
        Assert.Null(known.Find(key.Id));
        Assert.Null(known.Find("another"));
    }

    [Fact]
    public void A_change_forgets_what_was_read_before_it_and_what_comes_late_is_not_kept()
    {
        var known = new KnownKeys(clock);
        var (early, late) = (known.Changes, known.Changes);
        known.Keep(key, clock.GetTimestamp(), early);

        known.Change();
        var afterwards = known.Find(key.Id);
        known.Keep(key, clock.GetTimestamp(), late);

        Assert.Null(afterwards);
        Assert.Null(known.Find(key.Id));
        known.Keep(key, clock.GetTimestamp(), known.Changes);
        Assert.Same(key, known.Find(key.Id));
    }

    private sealed class Clock : TimeProvider
    {
        private long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ticks;

        public void Pass(double seconds) => ticks += TimeSpan.FromSeconds(seconds).Ticks;
    }
}
