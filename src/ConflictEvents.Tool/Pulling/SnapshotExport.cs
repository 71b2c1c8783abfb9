using System.Net;
using ConflictEvents.Client;
using ConflictEvents.Client.Exports;
using ConflictEvents.Client.Queries;

namespace ConflictEvents.Tool.Pulling;

/// <summary>Opens an export of what the feed shows with the same key and filter.</summary>
internal static class SnapshotExport
{
    /// <param name="client">The server.</param>
    /// <param name="query">The feed's filter.</param>
    /// <param name="record">The type of record.</param>
    /// <param name="position">As of which position.</param>
    /// <param name="after">The last record that is known already; where it is no longer to be seen, the export begins anew.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<Export> OpenAsync(ConflictEventsClient client, Query query, RecordType record, long position, string? after, CancellationToken cancellationToken)
    {
        try
        {
            return await SeenAsync(client, query, record, position, after, cancellationToken);
        }
        catch (ProblemException problem) when (problem is { Status: HttpStatusCode.BadRequest, Parameter: "after" } && after is not null)
        {
            return await SeenAsync(client, query, record, position, null, cancellationToken);
        }
        catch (ProblemException problem) when (problem is { Status: HttpStatusCode.BadRequest, Parameter: "asOf" })
        {
            throw new ToolException(ExitCode.EpochChanged, $"The server does not know position {position} any more. Begin anew with --restart.", problem);
        }
    }

    // A key that may see published events alone is refused the other lifecycles, and sees none of them in the feed either.
    private static async Task<Export> SeenAsync(ConflictEventsClient client, Query query, RecordType record, long position, string? after, CancellationToken cancellationToken)
    {
        try
        {
            return await client.Exports.OpenAsync(record, SnapshotQueries.Of(query, record, SnapshotQueries.Standing), position, after, cancellationToken);
        }
        catch (ProblemException problem) when (problem.IsNotAllowed && record == RecordType.Event && !query.Parameters.ContainsKey("lifecycle"))
        {
            return await client.Exports.OpenAsync(record, SnapshotQueries.Of(query, record, "published"), position, after, cancellationToken);
        }
    }
}
