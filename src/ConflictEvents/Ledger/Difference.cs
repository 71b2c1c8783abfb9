using System.Text.Json.Nodes;

namespace ConflictEvents.Ledger;

/// <summary>One member that differs between two revisions.</summary>
/// <param name="Pointer">Where, as a JSON pointer into the record.</param>
/// <param name="Change">What happened to it.</param>
/// <param name="Before">What stood there; left out where it was added.</param>
/// <param name="After">What stands there now; left out where it was removed.</param>
public sealed record Difference(string Pointer, DifferenceKind Change, JsonNode? Before, JsonNode? After);
