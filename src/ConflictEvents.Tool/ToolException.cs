namespace ConflictEvents.Tool;

/// <summary>A command cannot go on, with what to tell its user.</summary>
internal sealed class ToolException(ExitCode code, string message, Exception? innerException = null) : Exception(message, innerException)
{
    public ExitCode Code { get; } = code;
}
