using System.Text.Json.Nodes;
using ConflictEvents.Api.Auth;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.Limiting;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Changes;
using ConflictEvents.Disputes;
using ConflictEvents.Events;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Ledger;
using ConflictEvents.Redactions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Controllers;

/// <summary>Questions on which claims contradict each other.</summary>
[ApiController]
[Route("v1/disputes")]
[Authorize(Policy = Access.Read)]
public sealed class DisputesController(DisputeReader reader, DisputeWriter writer, RecordExports exports, Redactor redactor) : ControllerBase
{
    /// <summary>List disputes, by state, axis and event.</summary>
    [HttpGet]
    [Answers<Page<DisputeBody>>(200), Answers(410)]
    public async Task<IActionResult> List([FromQuery] DisputeListParameters asked, CancellationToken cancellationToken) =>
        PageResult.Of(await reader.ListAsync(asked.ToQuery(), HttpContext.Caller(), cancellationToken), RecordShape.WithId);

    /// <summary>Export all disputes by id: streamed, in one snapshot. An answer that broke off is taken up with `after` and `asOf`.</summary>
    /// <param name="asked">As of when, and in what form.</param>
    [HttpGet("export")]
    [Lane(Lane.Export)]
    [Offers(RecordFormat.Ndjson, RecordFormat.Csv, RecordFormat.Json)]
    [Answers<Page<DisputeBody>>(200)]
    public IActionResult Export([FromQuery] ExportParameters asked)
    {
        var (asOf, after) = (Asked.AsOf(asked.AsOf), asked.ToId());
        var form = new RecordForm(HttpContext.Form(asked.ToFormat()), RecordLayout.Disputes, null);
        return new ExportResult("disputes", form, after is not null, (sink, ended) => exports.DisputesAsync(asOf, after, HttpContext.Caller(), sink, ended));
    }

    /// <summary>Get a dispute, as it stands or as it stood.</summary>
    /// <param name="id">The dispute's id.</param>
    /// <param name="asOf">A position, or an instant with offset: the record as it was known then.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("{id:guid}")]
    [Answers<DisputeBody>(200), Answers(304, 410)]
    public async Task<IActionResult> Get(Guid id, [FromQuery] string? asOf, CancellationToken cancellationToken)
    {
        var records = await reader.ForAsync(id, HttpContext.Caller(), cancellationToken);
        return new RecordResult(await records.FindAsync(id, Asked.AsOf(asOf), HttpContext.Caller(), cancellationToken), RecordShape.WithId);
    }

    /// <summary>Open a dispute about an event.</summary>
    [HttpPost]
    [Authorize(Policy = Access.Edit)]
    [Answers<DisputeBody>(201), Answers(409, 413, 422)]
    public async Task<IActionResult> Create([FromBody] DisputeBody body, CancellationToken cancellationToken) =>
        await AnswerAsync(await writer.CreateAsync(body, HttpContext.Caller(), HttpContext.Once(), cancellationToken), cancellationToken);

    /// <summary>Record a dispute at an id of your choice (`If-None-Match: *`), or replace it (`If-Match`).</summary>
    /// <param name="id">The dispute's id.</param>
    /// <param name="body">The whole dispute; what was read may be sent back.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPut("{id:guid}")]
    [Authorize(Policy = Access.Edit)]
    [Answers<DisputeBody>(200, 201), Answers(409, 412, 413, 422, 428)]
    public async Task<IActionResult> Put(Guid id, [FromBody] DisputeBody body, CancellationToken cancellationToken)
    {
        var expected = ETags.Expectation(Request, mayCreate: true);
        return await AnswerAsync(await writer.PutAsync(id, body, expected, HttpContext.Caller(), HttpContext.Once(), cancellationToken), cancellationToken);
    }

    /// <summary>Correct some members of a dispute by a merge patch (RFC 7396): null removes one, lists are replaced whole.</summary>
    /// <param name="id">The dispute's id.</param>
    /// <param name="patch">The members to change.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPatch("{id:guid}")]
    [Authorize(Policy = Access.Edit)]
    [Answers<DisputeBody>(200), Answers(409, 412, 413, 422, 428)]
    public async Task<IActionResult> Patch(Guid id, [FromBody] JsonObject patch, CancellationToken cancellationToken)
    {
        var expected = ETags.Expectation(Request, mayCreate: false);
        return await AnswerAsync(await writer.PatchAsync(id, patch, expected, HttpContext.Caller(), HttpContext.Once(), cancellationToken), cancellationToken);
    }

    /// <summary>Retract a dispute. One that is settled is `resolved` or `withdrawn` instead.</summary>
    /// <param name="id">The dispute's id.</param>
    /// <param name="asked">Why, and what stands in its place.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpDelete("{id:guid}")]
    [Authorize(Policy = Access.Edit)]
    [Answers<Tombstone>(200), Answers(409, 412, 422, 428)]
    public async Task<IActionResult> Retract(Guid id, [FromQuery] RetractParameters asked, CancellationToken cancellationToken)
    {
        var retract = asked.ToRetract();
        var expected = ETags.Expectation(Request, mayCreate: false);
        var written = await writer.RetractAsync(id, retract, expected, HttpContext.Caller(), HttpContext.Once(), cancellationToken);
        return new TombstoneResult(await (await reader.ForAsync(id, HttpContext.Caller(), cancellationToken)).TombstoneAsync(id, written.Revision, cancellationToken));
    }

    /// <summary>Undo a retraction: what stood before it stands again.</summary>
    /// <param name="id">The dispute's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("{id:guid}/restore")]
    [Authorize(Policy = Access.Edit)]
    [Answers<DisputeBody>(200), Answers(409, 412, 422, 428)]
    public async Task<IActionResult> Restore(Guid id, CancellationToken cancellationToken)
    {
        var expected = ETags.Expectation(Request, mayCreate: false);
        return await AnswerAsync(await writer.RestoreAsync(id, expected, HttpContext.Caller(), HttpContext.Once(), cancellationToken), cancellationToken);
    }

    /// <summary>Take content out of a dispute for good, out of every revision: words wherever they stand, or what stands at some pointers. The mark `[redacted]` takes its place; what changed, when and by whom stays. Copies learn of it by the feed: `redacted` takes the record out of them, the position behind it puts back what is left.</summary>
    /// <param name="id">The dispute's id.</param>
    /// <param name="body">What is to go, and why.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("{id:guid}/redact")]
    [Authorize(Policy = Access.Administer)]
    [Answers<DisputeBody>(200), Answers(409, 412, 413, 422, 428)]
    public async Task<IActionResult> Redact(Guid id, [FromBody] RedactionBody body, CancellationToken cancellationToken)
    {
        var expected = ETags.Expectation(Request, mayCreate: false);
        return await AnswerAsync(await redactor.RedactAsync(RecordType.Dispute, id.ToString(), body, expected, HttpContext.Caller(), HttpContext.Once(), cancellationToken), cancellationToken);
    }

    /// <summary>List the revisions of a dispute, newest first.</summary>
    /// <param name="id">The dispute's id.</param>
    /// <param name="asked">Which page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("{id:guid}/revisions")]
    [Answers<Page<RevisionView>>(200), Answers(410)]
    public async Task<IActionResult> Revisions(Guid id, [FromQuery] PageParameters asked, CancellationToken cancellationToken) =>
        RevisionView.Page(await (await reader.ForAsync(id, HttpContext.Caller(), cancellationToken)).HistoryAsync(id, asked.ToHistory(id.ToString()), HttpContext.Caller(), cancellationToken));

    /// <summary>Get one revision of a dispute.</summary>
    /// <param name="id">The dispute's id.</param>
    /// <param name="number">Which revision, from 1.</param>
    /// <param name="asOf">A position, or an instant with offset: only what was recorded by then.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("{id:guid}/revisions/{number:int:min(1)}")]
    [Answers<DisputeBody>(200), Answers(304, 410)]
    public async Task<IActionResult> Revision(Guid id, int number, [FromQuery] string? asOf, CancellationToken cancellationToken) =>
        new RecordResult(await (await reader.ForAsync(id, HttpContext.Caller(), cancellationToken)).RevisionAsync(id, number, Asked.AsOf(asOf), HttpContext.Caller(), cancellationToken), RecordShape.WithId);

    /// <summary>Compare two revisions of a dispute, member by member.</summary>
    /// <param name="id">The dispute's id.</param>
    /// <param name="asked">Which two; left out, what the last change did.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("{id:guid}/diff")]
    [Answers<RevisionDiff>(200), Answers(410)]
    public async Task<IActionResult> Diff(Guid id, [FromQuery] DiffParameters asked, CancellationToken cancellationToken) =>
        StandingAnswer.Of(HttpContext, await (await reader.ForAsync(id, HttpContext.Caller(), cancellationToken)).DiffAsync(id, asked.FromRevision(), asked.ToRevision(), Asked.AsOf(asked.AsOf), HttpContext.Caller(), cancellationToken));

    private async Task<IActionResult> AnswerAsync(Written written, CancellationToken cancellationToken)
    {
        var shown = await (await reader.ForAsync(Guid.Parse(written.Id), HttpContext.Caller(), cancellationToken)).RevisionAsync(Guid.Parse(written.Id), written.Revision, null, HttpContext.Caller(), cancellationToken);
        var isNew = written.Outcome == WriteOutcome.Created;
        return new RecordResult(shown, RecordShape.WithId, isNew ? 201 : 200, isNew ? HttpContext.PublicAddress($"/v1/disputes/{written.Id}") : null);
    }
}
