namespace ConflictEvents.Exchange.Import;

/// <summary>What is wrong with one row of a file.</summary>
/// <param name="Column">The column or JSON pointer; null for the whole line.</param>
/// <param name="Code">A stable word.</param>
/// <param name="Detail">What is wrong and what would be right.</param>
public sealed record LineFailure(string? Column, string Code, string Detail)
{
    /// <summary>The row was understood, and is nothing that is recorded here.</summary>
    public const string NotHeld = "not_an_event_we_hold";
}
