using ConflictEvents.Benchmarks.Driving;

namespace ConflictEvents.Benchmarks.Targets;

/// <summary>A target, and what was measured for it.</summary>
/// <param name="Work">What was asked for.</param>
/// <param name="Target">What is demanded, in words.</param>
/// <param name="Value">What was measured; the unit is the target's.</param>
/// <param name="IsMet">Whether that is enough.</param>
/// <param name="Note">What is to be known of it beside.</param>
/// <param name="By">The contenders that it was made of.</param>
internal sealed record Claim(string Work, string Target, double Value, bool IsMet, string Note, IReadOnlyList<Measured> By)
{
    /// <summary>A ratio that must be reached.</summary>
    public static Claim AtLeast(string work, double least, string of, Measured ours, Measured yardstick) =>
        Ratio(work, least, of, ours.PerSecond / yardstick.PerSecond, [ours, yardstick]);

    /// <summary>A ratio of something else.</summary>
    public static Claim Ratio(string work, double least, string of, double value, IReadOnlyList<Measured> by, string note = "") =>
        new(work, FormattableString.Invariant($"at least {least:0.00} of {of}"), value, value >= least, note, by);

    /// <summary>Something that must stay below a bound.</summary>
    public static Claim Below(string work, string what, double most, string unit, double value, IReadOnlyList<Measured>? by = null, string note = "") =>
        new(work, FormattableString.Invariant($"{what} below {most:0.##} {unit}"), value, value < most, note, by ?? []);
}
