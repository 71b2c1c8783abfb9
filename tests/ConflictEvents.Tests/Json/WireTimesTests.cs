using System.Globalization;
using ConflictEvents.Json;

namespace ConflictEvents.Tests.Json;

public sealed class WireTimesTests
{
    [Theory]
    [InlineData("2022-03-10T18:00:00Z", "2022-03-10T18:00:00Z")]
    [InlineData("2022-03-10T18:00:10.100Z", "2022-03-10T18:00:10.1Z")]
    [InlineData("2022-03-10T18:00:00.1234569Z", "2022-03-10T18:00:00.123456Z")]
    [InlineData("2022-03-10T18:00:00.0000009Z", "2022-03-10T18:00:00Z")]
    [InlineData("2022-03-10T18:00:00.5+05:30", "2022-03-10T18:00:00.5+05:30")]
    [InlineData("2022-03-10T18:00:00+00:00", "2022-03-10T18:00:00Z")]
    public void An_instant_keeps_its_offset_and_its_microseconds(string given, string written)
    {
        Assert.True(WireTimes.TryInstant(given, out var instant));
        Assert.Equal(written, WireTimes.Format(instant));
    }

    [Fact]
    public void Any_instant_of_utc_is_written_as_the_framework_would_by_its_form()
    {
        var dice = new Random(7);
        for (var turn = 0; turn < 10_000; turn++)
        {
            // Tenths, thousandths, microseconds and ticks alike.
            var grain = (long)Math.Pow(10, dice.Next(8));
            var instant = new DateTimeOffset(dice.NextInt64(DateTimeOffset.MaxValue.Ticks) / grain * grain, TimeSpan.Zero);
            Assert.Equal(instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture) + "Z", WireTimes.Format(instant));
        }
    }
}
