using ConflictEvents.Api.Auth;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.Limiting;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Exchange.Import.Jobs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ConflictEvents.Api.Controllers;

/// <summary>Files that are brought in as jobs.</summary>
[ApiController]
[Route("v1/imports")]
[Authorize(Policy = Access.Contribute)]
public sealed class ImportsController(Imports imports, IOptions<ConflictEventsOptions> options) : ControllerBase
{
    private const string Json = "application/json";
    private const string GeoJson = "application/geo+json";
    private const string Plain = "text/plain";
    private const string Bytes = "application/octet-stream";

    /// <summary>
    /// Import a file as a job. What can be sent to `/v1/bulk` can be sent here without its limits, and so can files of other
    /// collections, as they are published. The answer says where to ask how far it is. The records meet the rules of single writes,
    /// with the rights of the key that sent the file; a row that is refused stands in the report and costs no other. A record that
    /// names one which comes later in the file waits for it. A job survives a restart of the server: what is stored and how far the
    /// file is done are committed together. The file may be packed (`Content-Encoding: gzip`, or a packed file as it is), and is
    /// thrown away when the job has ended. Sent again with the same `Idempotency-Key`, it is the same job.
    /// </summary>
    /// <param name="asked">What the file is, and how to go about it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost]
    [Lane(Lane.Upload)]
    [DisableRequestSizeLimit]
    [Takes(RecordFile.Ndjson, RecordFile.Csv, Json, GeoJson, Plain, Bytes, Example = "bulk")]
    [Answers<ImportView>(202), Answers(409, 413, 415, 422)]
    public async Task<IActionResult> Create([FromQuery] ImportParameters asked, CancellationToken cancellationToken)
    {
        HttpContext.DemandSoundKey();
        var type = RecordFile.TypeOf(Request, RecordFile.Ndjson, RecordFile.Csv, Json, GeoJson, Plain, Bytes);
        var wanted = asked.ToOptions(type == RecordFile.Ndjson ? "ndjson" : type == RecordFile.Csv ? "csv" : null, imports.Formats);
        RecordFile.IsPacked(Request);
        var most = options.Value.ImportMegabytes * 1024L * 1024;
        var tooLarge = $"An import takes up to {options.Value.ImportMegabytes} MB, as it is sent (ConflictEvents__ImportMegabytes); pack the file with gzip, or split it.";
        if (Request.ContentLength > most)
            throw new TooLargeException(tooLarge);
        await using var file = new LimitedStream(Request.Body, most, tooLarge);
        var made = await RecordFile.WholeAsync(() => imports.ReceiveAsync(wanted, file, HttpContext.Caller(), () => HttpContext.Once(file.Hash), cancellationToken));
        return new JsonAnswer(made, StatusCodes.Status202Accepted, HttpContext.PublicAddress($"/v1/imports/{made.Id}"));
    }

    /// <summary>List imports, the latest first: those of the key that asks; all of them for editors.</summary>
    [HttpGet]
    [Answers<ImportPage>(200)]
    public async Task<IActionResult> List([FromQuery] ImportListParameters asked, CancellationToken cancellationToken) =>
        new JsonAnswer(await imports.ListAsync(asked.ToCursor(), Asked.Limit(asked.Limit), HttpContext.Caller(), cancellationToken));

    /// <summary>Get an import: how far it is, and what became of its records. Others than the key that sent it and editors find none here.</summary>
    /// <param name="id">The import's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("{id:guid}")]
    [Answers<ImportView>(200)]
    public async Task<IActionResult> Get(Guid id, CancellationToken cancellationToken) =>
        new JsonAnswer(await imports.FindAsync(id, HttpContext.Caller(), cancellationToken));

    /// <summary>Get the report of an import: each thing that was wrong with a row, one a line. It is kept for 30 days.</summary>
    /// <param name="id">The import's id.</param>
    /// <param name="asked">In what form.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("{id:guid}/report")]
    [AnswersIn(RecordFile.Ndjson, RecordFile.Csv)]
    [Answers<ImportRefusal>(200)]
    public async Task<IActionResult> Report(Guid id, [FromQuery] ImportReportParameters asked, CancellationToken cancellationToken)
    {
        var type = asked.ToMediaType(HttpContext);
        return new ReportResult(id, type, await imports.ReportAsync(id, HttpContext.Caller(), cancellationToken));
    }

    /// <summary>Cancel an import that has not ended. What it has stored by then stays, and the report with it; one that has ended stays as it is.</summary>
    /// <param name="id">The import's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("{id:guid}/cancel")]
    [Answers<ImportView>(200)]
    public async Task<IActionResult> Cancel(Guid id, CancellationToken cancellationToken) =>
        new JsonAnswer(await imports.CancelAsync(id, HttpContext.Caller(), cancellationToken));
}
