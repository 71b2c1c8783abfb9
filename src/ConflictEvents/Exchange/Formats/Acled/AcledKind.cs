using ConflictEvents.Kinds;

namespace ConflictEvents.Exchange.Formats.Acled;

/// <summary>What a sub-event type of ACLED becomes.</summary>
/// <param name="Words">How its title begins.</param>
/// <param name="Method">By what means it was done; null for a meeting.</param>
/// <param name="FirstActed">Whether the first actor did it to the second; false where both sides fought, or the first one was hit.</param>
internal sealed record AcledKind(string Words, StrikeMethod? Method, bool FirstActed);
