namespace ConflictEvents;

/// <summary>A rule that the details of an event break.</summary>
/// <param name="Pointer">The JSON pointer to the place, below the details: `/figure/raw`.</param>
/// <param name="Code">The stable name of the rule, snake_case.</param>
/// <param name="Detail">What is wrong, and what would be right.</param>
public sealed record RuleFailure(string Pointer, string Code, string Detail);
