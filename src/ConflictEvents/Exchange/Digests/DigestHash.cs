using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Ledger;

namespace ConflictEvents.Exchange.Digests;

/// <summary>Takes records one by one and keeps nothing of them but the hash.</summary>
internal sealed class DigestHash : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public long Count { get; private set; }

    public async Task AddAsync(string record, RecordShape shape, IAsyncEnumerable<Shown> rows)
    {
        await foreach (var row in rows)
            Add(record, shape, row);
    }

    public string End() => Convert.ToHexStringLower(hash.GetCurrentHash());

    public void Dispose() => hash.Dispose();

    private void Add(string record, RecordShape shape, Shown row)
    {
        Span<byte> content = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(RecordJson.Of(row, shape, null).WrittenSpan, content);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{record}\t{row.Id}\t{row.Revision}\t{Convert.ToHexStringLower(content)}\n")));
        Count++;
    }
}
