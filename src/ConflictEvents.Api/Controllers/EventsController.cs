using ConflictEvents.Api.Auth;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.Limiting;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Changes;
using ConflictEvents.Events;
using ConflictEvents.Events.Search;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Ledger;
using ConflictEvents.Redactions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ConflictEvents.Api.Controllers;

/// <summary>The events of all kinds, and their history.</summary>
[Route("v1/events")]
public sealed class EventsController(EventReader reader, EventWriter writer, Redactor redactor, RecordExports exports) : EventDoor(reader, writer)
{
    private readonly EventReader reader = reader;
    private readonly EventWriter writer = writer;

    /// <summary>Export all events that a query finds: the whole result, streamed, in one snapshot. Latest first by the day they occurred; what may belong to it beside (`mayInclude` of lists) is no part of it. An answer that broke off is taken up with `after` and `asOf`.</summary>
    /// <param name="asked">Which events, and in what form.</param>
    [HttpGet("export")]
    [Lane(Lane.Export)]
    [Offers(RecordFormat.Ndjson, RecordFormat.Csv, RecordFormat.Geojson, RecordFormat.Json, RecordFormat.Atom)]
    [Answers<Page<EventBody>>(200)]
    public IActionResult Export([FromQuery] EventExportParameters asked)
    {
        var (query, after) = (asked.ToQuery(), asked.ToAfter());
        return new ExportResult("events", RecordForm.Of(HttpContext, query), after is not null, (sink, ended) => exports.EventsAsync(query, after, HttpContext.Caller(), sink, ended));
    }

    /// <summary>Ask for events by a body instead of an address: the same query, with lists as lists and numbers as numbers, and with an area. To go on, send the same body with the `cursor` of `next`.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("query")]
    [Offers(RecordFormat.Json, RecordFormat.Geojson, RecordFormat.Csv, RecordFormat.Ndjson, RecordFormat.Atom)]
    [Answers<Page<EventBody>>(200), Answers(410, 413)]
    public async Task<IActionResult> Query([FromBody] EventQuery query, CancellationToken cancellationToken)
    {
        EventQueryRules.Demand(query);
        try
        {
            var form = RecordForm.Of(HttpContext, query);
            return new EventListResult(await reader.ListAsync(query, HttpContext.Caller(), cancellationToken), form);
        }
        catch (InvalidParameterException e)
        {
            // What an address calls a parameter is a member here.
            throw new InvalidRecordException("/" + e.Parameter, e.Code, e.Message);
        }
    }

    /// <summary>Undo a retraction: what stood before it stands again.</summary>
    /// <param name="id">The event's id.</param>
    /// <param name="body">Why; may be left out.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("{id:guid}/restore")]
    [Authorize(Policy = Access.Edit)]
    [Answers<EventBody>(200), Answers(409, 412, 413, 422, 428)]
    public async Task<IActionResult> Restore(Guid id, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] RestoreBody? body, CancellationToken cancellationToken)
    {
        var expected = ETags.Expectation(Request, mayCreate: false);
        var written = await writer.RestoreAsync(id, body ?? new(), expected, HttpContext.Caller(), HttpContext.Once(), cancellationToken);
        return new RecordResult(await reader.Records.RevisionAsync(id, written.Revision, null, HttpContext.Caller(), cancellationToken), RecordShape.WithId);
    }

    /// <summary>Take content out of an event for good, out of every revision: words wherever they stand, or what stands at some pointers. The mark `[redacted]` takes its place; what changed, when and by whom stays. Copies learn of it by the feed: `redacted` takes the record out of them, the position behind it puts back what is left.</summary>
    /// <param name="id">The event's id.</param>
    /// <param name="body">What is to go, and why.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("{id:guid}/redact")]
    [Authorize(Policy = Access.Administer)]
    [Answers<EventBody>(200), Answers(409, 412, 413, 422, 428)]
    public async Task<IActionResult> Redact(Guid id, [FromBody] RedactionBody body, CancellationToken cancellationToken)
    {
        var expected = ETags.Expectation(Request, mayCreate: false);
        var written = await redactor.RedactAsync(RecordType.Event, id.ToString(), body, expected, HttpContext.Caller(), HttpContext.Once(), cancellationToken);
        return new RecordResult(await reader.Records.RevisionAsync(id, written.Revision, null, HttpContext.Caller(), cancellationToken), RecordShape.WithId);
    }

    /// <summary>List the revisions of an event, newest first.</summary>
    /// <param name="id">The event's id.</param>
    /// <param name="asked">Which page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("{id:guid}/revisions")]
    [Answers<Page<RevisionView>>(200), Answers(410)]
    public async Task<IActionResult> Revisions(Guid id, [FromQuery] PageParameters asked, CancellationToken cancellationToken) =>
        RevisionView.Page(await reader.Records.HistoryAsync(id, asked.ToHistory(id.ToString()), HttpContext.Caller(), cancellationToken));

    /// <summary>Get one revision of an event.</summary>
    /// <param name="id">The event's id.</param>
    /// <param name="number">Which revision, from 1.</param>
    /// <param name="asOf">A position, or an instant with offset: only what was recorded by then.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("{id:guid}/revisions/{number:int:min(1)}")]
    [Answers<EventBody>(200), Answers(304, 410)]
    public async Task<IActionResult> Revision(Guid id, int number, [FromQuery] string? asOf, CancellationToken cancellationToken) =>
        new RecordResult(await reader.Records.RevisionAsync(id, number, Asked.AsOf(asOf), HttpContext.Caller(), cancellationToken), RecordShape.WithId);

    /// <summary>Compare two revisions of an event, member by member.</summary>
    /// <param name="id">The event's id.</param>
    /// <param name="asked">Which two; left out, what the last change did.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("{id:guid}/diff")]
    [Answers<RevisionDiff>(200), Answers(410)]
    public async Task<IActionResult> Diff(Guid id, [FromQuery] EventRevisionDiffParameters asked, CancellationToken cancellationToken) =>
        StandingAnswer.Of(HttpContext, asked.SincePoint() is { } since
            ? await reader.Records.DiffSinceAsync(id, id.ToString(), since, asked.UntilPoint(), HttpContext.Caller(), cancellationToken)
            : await reader.Records.DiffAsync(id, asked.FromRevision(), asked.ToRevision(), Asked.AsOf(asked.AsOf), HttpContext.Caller(), cancellationToken));
}
