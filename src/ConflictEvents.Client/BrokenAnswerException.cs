namespace ConflictEvents.Client;

/// <summary>An answer that breaks the contract: a page of the feed that does not account for every position, or what is no JSON.</summary>
public sealed class BrokenAnswerException : Exception
{
    internal BrokenAnswerException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
