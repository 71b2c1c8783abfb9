using System.IO.Pipelines;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Json;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Http;

/// <summary>Streams a whole result as it is read: headers first, then some records at a time, as fast as the caller takes them.</summary>
/// <param name="name">What the file is called.</param>
/// <param name="form">The form to write.</param>
/// <param name="goesOn">Whether it goes on behind records that were sent before.</param>
/// <param name="export">Reads the result.</param>
internal sealed class ExportResult(string name, RecordForm form, bool goesOn, Func<ExportSink, CancellationToken, Task> export) : IActionResult
{
    private const int SendAt = 32 * 1024;

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        using var late = new CancellationTokenSource(http.RequestServices.GetRequiredService<DatabaseTimeouts>().Export, http.RequestServices.GetRequiredService<TimeProvider>());
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(late.Token, http.RequestAborted);
        try
        {
            await export((stand, records) => SendAsync(http, stand, records, ended.Token), ended.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && http.Response.HasStarted)
        {
            // Not the end of the answer, which would look whole: it breaks off, and can be taken up.
            http.Abort();
        }
    }

    private async Task SendAsync(HttpContext http, Stand stand, IAsyncEnumerable<Shown> records, CancellationToken cancellationToken)
    {
        http.Response.StandsAt(stand);
        http.Response.ContentType = ContentTypes.Of(form.Format, hasHeader: !goesOn);
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}-{stand.Position}.{WireNames.Of(form.Format)}\"";
        if (http.Features.Get<HeadersOnly>() is not null)
            return;
        var pipe = http.Response.BodyWriter;
        using var writer = RecordWriters.Of(form.Format, pipe, form.Layout, form.Fields, Frame(http));
        writer.Begin();
        if (await SendAsync(pipe, writer, records, cancellationToken))
            writer.End();
        await pipe.FlushAsync(cancellationToken);
    }

    // Waiting for the caller here is what keeps memory flat: nothing more is read until what was read is on its way.
    private static async Task<bool> SendAsync(PipeWriter pipe, IRecordWriter writer, IAsyncEnumerable<Shown> records, CancellationToken cancellationToken)
    {
        await pipe.FlushAsync(cancellationToken);
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            writer.Write(record);
            if (pipe.UnflushedBytes > SendAt && (await pipe.FlushAsync(cancellationToken)).IsCompleted)
                return false;
        }
        return true;
    }

    private ListFrame Frame(HttpContext http) => new()
    {
        Title = $"All {name}",
        Self = http.Self(),
        RecordAddress = http.PublicAddress($"/v1/{name}/"),
        Updated = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(),
        GoesOn = goesOn,
    };
}
