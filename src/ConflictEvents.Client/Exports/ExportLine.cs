namespace ConflictEvents.Client.Exports;

/// <summary>One record of an export.</summary>
/// <param name="Id">Its id; an actor's slug.</param>
/// <param name="Revision">Which revision.</param>
/// <param name="Position">Where that revision stands among all changes.</param>
/// <param name="Document">The record as the server sent it: UTF-8 JSON.</param>
public sealed record ExportLine(string Id, int Revision, long Position, ReadOnlyMemory<byte> Document)
{
    /// <summary>Reads a line of an export, also of one that was kept in a file.</summary>
    /// <exception cref="BrokenAnswerException">It is no record.</exception>
    public static ExportLine Read(RecordType record, byte[] line) => ExportLineReader.Read(record, line);
}
