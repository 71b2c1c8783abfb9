namespace ConflictEvents.Client.Writing;

/// <summary>One thing that is wrong with a row of an imported file.</summary>
/// <param name="Line">The line of the file, from 1.</param>
/// <param name="Column">The column, or the JSON pointer; null for the whole line.</param>
/// <param name="Code">A stable word.</param>
/// <param name="Detail">What is wrong, and what would be right.</param>
public sealed record ImportRefusal(long Line, string? Column, string Code, string Detail);
