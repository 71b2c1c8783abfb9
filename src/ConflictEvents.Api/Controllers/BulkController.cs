using ConflictEvents.Api.Auth;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.Limiting;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Exchange.Import;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Controllers;

/// <summary>Many records at once.</summary>
[ApiController]
[Route("v1/bulk")]
[Authorize(Policy = Access.Contribute)]
public sealed class BulkController(BulkWriter writer) : ControllerBase
{
    private const int MostBytes = 16 * 1024 * 1024;
    private const int MostLines = 10_000;
    private const string TooLarge = "A bulk write takes up to 16 MB, unpacked, and 10,000 lines; send a larger file as a job: POST /v1/imports.";

    /// <summary>
    /// Write many records: events, actors and sources, one a line. Each line is answered by one line, in their order, once all of
    /// them are read. A record that is there already is found by its id, slug or external id and gets a revision; where it is like
    /// that already, nothing is stored. Lines may name each other, forwards too. Every line meets the rules of a single write; one
    /// that is refused costs no other but those that name its record. `If-Match` is not asked for. With an `Idempotency-Key`, lines
    /// without an identity of their own get ids that are the same in a repeat, which then finds everything `unchanged`.
    /// The body may be packed (`Content-Encoding: gzip`), and has up to 16 MB, unpacked, or 10,000 lines; larger files go as a job.
    /// </summary>
    /// <param name="asked">How to go about it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost]
    [Lane(Lane.Bulk)]
    [DisableRequestSizeLimit]
    [Takes(RecordFile.Ndjson, RecordFile.Csv, Example = "bulk")]
    [AnswersIn(RecordFile.Ndjson)]
    [Answers<LineResult>(200), Answers(409, 413, 415, 422)]
    public async Task<IActionResult> Write([FromQuery] BulkParameters asked, CancellationToken cancellationToken)
    {
        var (record, options) = (asked.ToRecord(), asked.ToOptions());
        HttpContext.DemandSoundKey();
        var isTable = RecordFile.TypeOf(Request, RecordFile.Ndjson, RecordFile.Csv) == RecordFile.Csv;
        if (isTable && record is null)
            throw new InvalidParameterException("record", "is mandatory for CSV: say what its rows are, event, actor or source");
        var (lines, hash) = await RecordFile.ReadAsync(HttpContext, MostBytes, MostLines, TooLarge,
            (body, ended) => isTable ? CsvRecords.ReadAsync(body, record!, ended) : NdjsonRecords.ReadAsync(body, record, ended));
        return new LinesResult(await writer.WriteAsync(lines, options, HttpContext.Caller(), HttpContext.Once(hash), cancellationToken));
    }
}
