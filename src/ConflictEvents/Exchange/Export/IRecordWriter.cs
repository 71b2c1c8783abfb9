using ConflictEvents.Ledger;

namespace ConflictEvents.Exchange.Export;

/// <summary>
/// Writes a list of records in one form: <see cref="Begin"/>, then the records one by one, then <see cref="End"/>. What is written
/// stands in the buffer after each call; whoever owns the buffer sends it on when it likes. Only what the caller may see is
/// ever given to it.
/// </summary>
public interface IRecordWriter : IDisposable
{
    /// <summary>Writes what stands before the records.</summary>
    void Begin();

    /// <summary>Writes one record.</summary>
    void Write(Shown record);

    /// <summary>Writes the records that may belong to the list, for nobody knows their place exactly. After all others, once.</summary>
    void WriteMayInclude(IReadOnlyList<Shown> records);

    /// <summary>Writes what stands behind the records.</summary>
    void End();
}
