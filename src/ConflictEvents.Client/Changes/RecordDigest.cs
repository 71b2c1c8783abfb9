using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ConflictEvents.Client.Changes;

/// <summary>
/// The digest of a copy: SHA-256 over one line for each record, <c>type TAB id TAB revision TAB SHA-256 of the document LF</c>,
/// in the order of types (event, actor, source, dispute) and then of ids by their bytes.
/// </summary>
public sealed class RecordDigest : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private (RecordType Record, string Id)? last;

    /// <summary>How many records were added.</summary>
    public long Count { get; private set; }

    /// <summary>Adds the next record.</summary>
    /// <exception cref="InvalidOperationException">It does not stand behind the one before.</exception>
    public void Add(RecordType record, string id, int revision, ReadOnlySpan<byte> document)
    {
        if (last is { } before && (record, string.CompareOrdinal(id, before.Id)) is var (type, order) && (type < before.Record || (type == before.Record && order <= 0)))
            throw new InvalidOperationException($"{record.Word()} {id} does not stand behind {before.Record.Word()} {before.Id}.");
        Span<byte> content = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(document, content);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{record.Word()}\t{id}\t{revision}\t{Convert.ToHexStringLower(content)}\n")));
        last = (record, id);
        Count++;
    }

    /// <summary>The digest of what was added.</summary>
    public string End() => Convert.ToHexStringLower(hash.GetCurrentHash());

    /// <summary>Lets go of the hash.</summary>
    public void Dispose() => hash.Dispose();
}
