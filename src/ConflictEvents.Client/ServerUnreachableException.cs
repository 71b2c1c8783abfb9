namespace ConflictEvents.Client;

/// <summary>The server gave no answer, or broke off in the middle of one, after all tries.</summary>
public sealed class ServerUnreachableException : Exception
{
    internal ServerUnreachableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
