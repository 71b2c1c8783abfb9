namespace ConflictEvents.Client;

/// <summary>The server's ledger was restored from a backup or replaced: positions of before mean nothing in it, and a copy begins anew.</summary>
public sealed class EpochChangedException : Exception
{
    internal EpochChangedException(string expected, string found)
        : base($"The server's ledger is another one than this copy was made of (epoch {found}, not {expected}): positions of before mean nothing in it.") =>
        (Expected, Found) = (expected, found);

    /// <summary>The epoch that was known.</summary>
    public string Expected { get; }

    /// <summary>The epoch of the server's ledger now.</summary>
    public string Found { get; }
}
