using ConflictEvents.Client;
using ConflictEvents.Client.Changes;
using ConflictEvents.Client.Queries;
using ConflictEvents.Tool.Mirrors;

namespace ConflictEvents.Tool.Pulling;

/// <summary>Holds a mirror against the server: number and digest, and where they differ, record by record.</summary>
internal sealed class Verification(ConflictEventsClient client, IMirror mirror, Query query)
{
    private const int Named = 20;

    /// <summary>What the mirror has.</summary>
    public async Task<(long Count, string Digest)> OwnAsync(CancellationToken cancellationToken)
    {
        using var digest = new RecordDigest();
        foreach (var record in RecordTypes.All)
            await foreach (var row in mirror.RowsAsync(record, cancellationToken))
                digest.Add(record, row.Id, row.Revision, row.Document.Span);
        return (digest.Count, digest.End());
    }

    /// <summary>Compares as of the mirror's position.</summary>
    public async Task<VerificationOutcome> RunAsync(MirrorState state, CancellationToken cancellationToken)
    {
        var server = await client.Changes.DigestAsync(query, state.Position, cancellationToken);
        if (server.Epoch != state.Epoch)
            throw new ToolException(ExitCode.EpochChanged, "The server's ledger is another one than the mirror's. Begin anew with --restart.");
        var (count, digest) = await OwnAsync(cancellationToken);
        return new() { Position = state.Position, IsEqual = (count, digest) == (server.Count, server.Digest), Count = count, Digest = digest, ServerCount = server.Count, ServerDigest = server.Digest };
    }

    /// <summary>The first records that differ, and in what.</summary>
    public async Task<IReadOnlyList<RecordDifference>> DifferencesAsync(MirrorState state, CancellationToken cancellationToken)
    {
        var found = new List<RecordDifference>();
        foreach (var record in RecordTypes.All)
        {
            var own = new Dictionary<string, (int Revision, UInt128 Content)>(StringComparer.Ordinal);
            await foreach (var row in mirror.RowsAsync(record, cancellationToken))
                own[row.Id] = (row.Revision, Content(row.Document));
            if (SnapshotQueries.Types(query).Contains(record))
                await CompareAsync(record, own, state, found, cancellationToken);
            found.AddRange(own.Take(Named).Select(row => new RecordDifference(record.Word(), row.Key, "extra", row.Value.Revision, null)));
        }
        return [.. found.Take(Named)];
    }

    private async Task CompareAsync(RecordType record, Dictionary<string, (int Revision, UInt128 Content)> own, MirrorState state, List<RecordDifference> found, CancellationToken cancellationToken)
    {
        using var export = await SnapshotExport.OpenAsync(client, query, record, state.Position, null, cancellationToken);
        await foreach (var line in export.ReadAsync(cancellationToken))
        {
            if (!own.Remove(line.Id, out var row))
                found.Add(new(record.Word(), line.Id, "missing", null, line.Revision));
            else if (row.Revision != line.Revision || row.Content != Content(line.Document))
                found.Add(new(record.Word(), line.Id, row.Revision == line.Revision ? "other_content" : "other_revision", row.Revision, line.Revision));
            if (found.Count > 10 * Named)
                break;
        }
    }

    private static UInt128 Content(ReadOnlyMemory<byte> document) => System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(System.Security.Cryptography.SHA256.HashData(document.Span));
}
