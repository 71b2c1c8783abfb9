namespace ConflictEvents.Client;

/// <summary>One broken rule.</summary>
/// <param name="Pointer">Where in the body, as a JSON pointer such as `/details/figure/low`.</param>
/// <param name="Code">A stable word.</param>
/// <param name="Detail">What was wrong, and what would be right.</param>
public sealed record ProblemError(string Pointer, string Code, string Detail);
