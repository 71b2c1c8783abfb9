using ConflictEvents.Json;

namespace ConflictEvents.Events.Search;

/// <summary>A state of verification that is asked for: on one axis, or on any.</summary>
/// <param name="Axis">The axis; null for any.</param>
/// <param name="State">The state.</param>
internal sealed record VerificationFilter(string? Axis, VerificationState State)
{
    public static IReadOnlyList<string> Axes { get; } = ["occurrence", "responsibility", "harm"];

    public static bool TryParse(string text, out VerificationFilter filter)
    {
        var parts = text.Split(':', 2);
        filter = new(parts.Length == 2 ? parts[0] : null, WireNames.TryParse<VerificationState>(parts[^1], out var state) ? state : default);
        return WireNames.TryParse<VerificationState>(parts[^1], out _) && (filter.Axis is null || Axes.Contains(filter.Axis));
    }
}
