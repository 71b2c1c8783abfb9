namespace ConflictEvents.LocalPostgres;

/// <summary>The local cluster could not be made or started; the message ends with the last lines PostgreSQL wrote.</summary>
public sealed class LocalClusterException : Exception
{
    /// <summary>Makes the exception without a reason.</summary>
    public LocalClusterException()
        : this("The local PostgreSQL cluster failed.")
    {
    }

    /// <summary>Makes the exception with its reason.</summary>
    public LocalClusterException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its reason and cause.</summary>
    public LocalClusterException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
