using System.Text.Json.Nodes;
using ConflictEvents.Api.Auth;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.Limiting;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Changes;
using ConflictEvents.Events;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Ledger;
using ConflictEvents.Redactions;
using ConflictEvents.Sources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Controllers;

/// <summary>The texts, posts, broadcasts and accounts that records are taken from.</summary>
[ApiController]
[Route("v1/sources")]
[Authorize(Policy = Access.Read)]
public sealed class SourcesController(SourceReader reader, SourceWriter writer, EventReader events, RecordExports exports, Redactor redactor) : ControllerBase
{
    // A million characters, some of two bytes and more, and what JSON adds to them.
    private const int TextBytes = 4 * 1024 * 1024;

    /// <summary>List sources, or ask whether a text is there already by its hash.</summary>
    [HttpGet]
    [Answers<Page<SourceBody>>(200), Answers(410)]
    public async Task<IActionResult> List([FromQuery] SourceListParameters asked, CancellationToken cancellationToken) =>
        PageResult.Of(await reader.ListAsync(asked.ToQuery(), HttpContext.Caller(), cancellationToken), RecordShape.WithId);

    /// <summary>Export all sources by id: streamed, in one snapshot. An answer that broke off is taken up with `after` and `asOf`.</summary>
    /// <param name="asked">As of when, and in what form.</param>
    [HttpGet("export")]
    [Lane(Lane.Export)]
    [Offers(RecordFormat.Ndjson, RecordFormat.Csv, RecordFormat.Json)]
    [Answers<Page<SourceBody>>(200)]
    public IActionResult Export([FromQuery] SourceExportParameters asked)
    {
        var (asOf, after) = (Asked.AsOf(asked.AsOf), asked.ToId());
        var form = new RecordForm(HttpContext.Form(asked.ToFormat()), RecordLayout.Sources, null);
        var withText = asked.ToText();
        return new ExportResult("sources", form, after is not null, (sink, ended) => exports.SourcesAsync(asOf, after, withText, HttpContext.Caller(), sink, ended));
    }

    /// <summary>Get a source, as it stands or as it stood. Contributors get its text.</summary>
    /// <param name="id">The source's id.</param>
    /// <param name="asOf">A position, or an instant with offset: the record as it was known then.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("{id:guid}")]
    [Answers<SourceBody>(200), Answers(304, 410)]
    public async Task<IActionResult> Get(Guid id, [FromQuery] string? asOf, CancellationToken cancellationToken)
    {
        return new RecordResult(await reader.FindAsync(id, Asked.AsOf(asOf), HttpContext.Caller(), cancellationToken), RecordShape.WithId);
    }

    /// <summary>Record a source. The same text of the same publisher is the same source: 200, with the one that is there.</summary>
    [HttpPost]
    [Authorize(Policy = Access.Contribute)]
    [RequestSizeLimit(TextBytes)]
    [Answers<SourceBody>(200, 201), Answers(409, 413, 422)]
    public async Task<IActionResult> Create([FromBody] SourceBody body, CancellationToken cancellationToken) =>
        await AnswerAsync(await writer.CreateAsync(body, HttpContext.Caller(), HttpContext.Once(), cancellationToken), cancellationToken);

    /// <summary>Record a source at an id of your choice (`If-None-Match: *`), or replace it (`If-Match`).</summary>
    /// <param name="id">The source's id.</param>
    /// <param name="body">The whole source; what was read may be sent back.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPut("{id:guid}")]
    [Authorize(Policy = Access.Contribute)]
    [RequestSizeLimit(TextBytes)]
    [Answers<SourceBody>(200, 201), Answers(409, 412, 413, 422, 428)]
    public async Task<IActionResult> Put(Guid id, [FromBody] SourceBody body, CancellationToken cancellationToken)
    {
        var expected = ETags.Expectation(Request, mayCreate: true);
        return await AnswerAsync(await writer.PutAsync(id, body, expected, HttpContext.Caller(), HttpContext.Once(), cancellationToken), cancellationToken);
    }

    /// <summary>Correct some members of a source by a merge patch (RFC 7396): null removes one, lists are replaced whole.</summary>
    /// <param name="id">The source's id.</param>
    /// <param name="patch">The members to change.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPatch("{id:guid}")]
    [Authorize(Policy = Access.Contribute)]
    [Answers<SourceBody>(200), Answers(409, 412, 413, 422, 428)]
    public async Task<IActionResult> Patch(Guid id, [FromBody] JsonObject patch, CancellationToken cancellationToken)
    {
        var expected = ETags.Expectation(Request, mayCreate: false);
        return await AnswerAsync(await writer.PatchAsync(id, patch, expected, HttpContext.Caller(), HttpContext.Once(), cancellationToken), cancellationToken);
    }

    /// <summary>Retract a source that no current event cites.</summary>
    /// <param name="id">The source's id.</param>
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
        return new TombstoneResult(await reader.Records.TombstoneAsync(id, written.Revision, cancellationToken));
    }

    /// <summary>Undo a retraction: what stood before it stands again.</summary>
    /// <param name="id">The source's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("{id:guid}/restore")]
    [Authorize(Policy = Access.Edit)]
    [Answers<SourceBody>(200), Answers(409, 412, 422, 428)]
    public async Task<IActionResult> Restore(Guid id, CancellationToken cancellationToken)
    {
        var expected = ETags.Expectation(Request, mayCreate: false);
        return await AnswerAsync(await writer.RestoreAsync(id, expected, HttpContext.Caller(), HttpContext.Once(), cancellationToken), cancellationToken);
    }

    /// <summary>List what rests on a source: the events that cite it.</summary>
    /// <param name="id">The source's id.</param>
    /// <param name="asked">Which of them, as in every list of events.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("{id:guid}/events")]
    [Offers(RecordFormat.Json, RecordFormat.Geojson, RecordFormat.Csv, RecordFormat.Ndjson, RecordFormat.Atom)]
    [Answers<Page<EventBody>>(200), Answers(410)]
    public async Task<IActionResult> Events(Guid id, [FromQuery] EventListParameters asked, CancellationToken cancellationToken)
    {
        var query = asked.ToQuery(null);
        if (query.Source.Count > 0)
            throw new InvalidParameterException("source", "is the one in this address; leave it out, or use /v1/events");
        var form = RecordForm.Of(HttpContext, query);
        await reader.Records.FindAsync(id, query.AsOf, HttpContext.Caller(), cancellationToken);
        return new EventListResult(await events.ListAsync(query with { Source = [id] }, HttpContext.Caller(), cancellationToken), form);
    }

    /// <summary>Take content out of a source for good, out of every revision: words wherever they stand, or what stands at some pointers; `/text` is its stored text with all excerpts of it. The mark `[redacted]` takes its place; what changed, when and by whom stays. Copies learn of it by the feed: `redacted` takes the record out of them, the position behind it puts back what is left.</summary>
    /// <param name="id">The source's id.</param>
    /// <param name="body">What is to go, and why.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("{id:guid}/redact")]
    [Authorize(Policy = Access.Administer)]
    [Answers<SourceBody>(200), Answers(409, 412, 413, 422, 428)]
    public async Task<IActionResult> Redact(Guid id, [FromBody] RedactionBody body, CancellationToken cancellationToken)
    {
        var expected = ETags.Expectation(Request, mayCreate: false);
        return await AnswerAsync(await redactor.RedactAsync(RecordType.Source, id.ToString(), body, expected, HttpContext.Caller(), HttpContext.Once(), cancellationToken), cancellationToken);
    }

    /// <summary>List the revisions of a source, newest first.</summary>
    /// <param name="id">The source's id.</param>
    /// <param name="asked">Which page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("{id:guid}/revisions")]
    [Answers<Page<RevisionView>>(200), Answers(410)]
    public async Task<IActionResult> Revisions(Guid id, [FromQuery] PageParameters asked, CancellationToken cancellationToken) =>
        RevisionView.Page(await reader.Records.HistoryAsync(id, asked.ToHistory(id.ToString()), HttpContext.Caller(), cancellationToken));

    /// <summary>Get one revision of a source.</summary>
    /// <param name="id">The source's id.</param>
    /// <param name="number">Which revision, from 1.</param>
    /// <param name="asOf">A position, or an instant with offset: only what was recorded by then.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("{id:guid}/revisions/{number:int:min(1)}")]
    [Answers<SourceBody>(200), Answers(304, 410)]
    public async Task<IActionResult> Revision(Guid id, int number, [FromQuery] string? asOf, CancellationToken cancellationToken) =>
        new RecordResult(await reader.RevisionAsync(id, number, Asked.AsOf(asOf), HttpContext.Caller(), cancellationToken), RecordShape.WithId);

    /// <summary>Compare two revisions of a source, member by member.</summary>
    /// <param name="id">The source's id.</param>
    /// <param name="asked">Which two; left out, what the last change did.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("{id:guid}/diff")]
    [Answers<RevisionDiff>(200), Answers(410)]
    public async Task<IActionResult> Diff(Guid id, [FromQuery] DiffParameters asked, CancellationToken cancellationToken) =>
        StandingAnswer.Of(HttpContext, await reader.Records.DiffAsync(id, asked.FromRevision(), asked.ToRevision(), Asked.AsOf(asked.AsOf), HttpContext.Caller(), cancellationToken));

    private async Task<IActionResult> AnswerAsync(Written written, CancellationToken cancellationToken)
    {
        var shown = await reader.RevisionAsync(Guid.Parse(written.Id), written.Revision, null, HttpContext.Caller(), cancellationToken);
        var isNew = written.Outcome == WriteOutcome.Created;
        return new RecordResult(shown, RecordShape.WithId, isNew ? 201 : 200, isNew ? HttpContext.PublicAddress($"/v1/sources/{written.Id}") : null);
    }
}
