namespace ConflictEvents.Wording;

/// <summary>A stretch of a text in code points, [start, end).</summary>
/// <param name="Start">The first code point of the stretch.</param>
/// <param name="End">The code point after its last.</param>
public readonly record struct TextSpan(int Start, int End);
