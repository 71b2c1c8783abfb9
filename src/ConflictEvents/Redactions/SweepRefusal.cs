using ConflictEvents.Changes;

namespace ConflictEvents.Redactions;

/// <summary>A record that could not lose the words.</summary>
/// <param name="Record">Its type.</param>
/// <param name="Id">Its id; of an actor the slug.</param>
/// <param name="Code">Why, for programs.</param>
/// <param name="Detail">Why, and what would help.</param>
public sealed record SweepRefusal(RecordType Record, string Id, string Code, string Detail);
