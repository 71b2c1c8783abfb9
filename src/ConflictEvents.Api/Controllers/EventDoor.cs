using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Auth;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Events;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Kinds;
using ConflictEvents.Ledger;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Controllers;

/// <summary>One way in to the events: all of them, or those of one kind. The kinds' doors differ in nothing but their list and their schema.</summary>
[ApiController]
[Authorize(Policy = Access.Read)]
public abstract class EventDoor(EventReader reader, EventWriter writer) : ControllerBase
{
    private static readonly ConcurrentDictionary<Type, EventKind?> Kinds = new();

    private EventKind? Kind => Kinds.GetOrAdd(GetType(), type => KindOf(type.GetTypeInfo()));

    /// <summary>List events, newest first by the day they occurred; what is not published only for contributors who ask for it.</summary>
    [HttpGet]
    [Offers(RecordFormat.Json, RecordFormat.Geojson, RecordFormat.Csv, RecordFormat.Ndjson, RecordFormat.Atom)]
    [Answers<Page<EventBody>>(200), Answers(410)]
    public async Task<IActionResult> List([FromQuery] EventListParameters asked, CancellationToken cancellationToken)
    {
        var query = asked.ToQuery(Kind);
        var form = RecordForm.Of(HttpContext, query);
        return new EventListResult(await reader.ListAsync(query, HttpContext.Caller(), cancellationToken), form);
    }

    /// <summary>Get one event, as it stands or as it stood.</summary>
    /// <param name="id">The event's id.</param>
    /// <param name="asked">As of when, how much of it, and in what form.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("{id:guid}")]
    [Offers(RecordFormat.Json, RecordFormat.Geojson)]
    [Answers<EventBody>(200), Answers(304, 410)]
    public async Task<IActionResult> Get(Guid id, [FromQuery] EventReadParameters asked, CancellationToken cancellationToken)
    {
        var form = asked.ToForm(HttpContext, Kind);
        return new EventResult(await reader.FindAsync(id, Kind, Asked.AsOf(asked.AsOf), asked.ToKnownBy(), HttpContext.Caller(), cancellationToken, ETags.Held(HttpContext, form)), form);
    }

    /// <summary>Record an event. A first record is short: the rest takes its `unknown`.</summary>
    [HttpPost]
    [Authorize(Policy = Access.Contribute)]
    [Answers<EventBody>(201), Answers(409, 413, 422)]
    public async Task<IActionResult> Create([FromBody] EventBody body, CancellationToken cancellationToken)
    {
        DemandKind(body);
        return await AnswerAsync(await writer.CreateAsync(body, HttpContext.Caller(), HttpContext.Once(), cancellationToken), cancellationToken);
    }

    /// <summary>Record an event at an id of your choice (`If-None-Match: *`), or replace it (`If-Match`).</summary>
    /// <param name="id">The event's id.</param>
    /// <param name="body">The whole event; what was read may be sent back.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPut("{id:guid}")]
    [Authorize(Policy = Access.Contribute)]
    [Answers<EventBody>(200, 201), Answers(409, 412, 413, 422, 428)]
    public async Task<IActionResult> Put(Guid id, [FromBody] EventBody body, CancellationToken cancellationToken)
    {
        DemandKind(body);
        var expected = ETags.Expectation(Request, mayCreate: true);
        return await AnswerAsync(await writer.PutAsync(id, Kind, body, expected, HttpContext.Caller(), HttpContext.Once(), cancellationToken), cancellationToken);
    }

    /// <summary>Correct some members of an event by a merge patch (RFC 7396): null removes one, lists are replaced whole.</summary>
    /// <param name="id">The event's id.</param>
    /// <param name="patch">The members to change.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPatch("{id:guid}")]
    [Authorize(Policy = Access.Contribute)]
    [Answers<EventBody>(200), Answers(409, 412, 413, 422, 428)]
    public async Task<IActionResult> Patch(Guid id, [FromBody] JsonObject patch, CancellationToken cancellationToken)
    {
        var expected = ETags.Expectation(Request, mayCreate: false);
        return await AnswerAsync(await writer.PatchAsync(id, Kind, patch, expected, HttpContext.Caller(), HttpContext.Once(), cancellationToken), cancellationToken);
    }

    /// <summary>Retract an event. A tombstone stays, and so does the past.</summary>
    /// <param name="id">The event's id.</param>
    /// <param name="asked">Why, and what stands in its place.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpDelete("{id:guid}")]
    [Authorize(Policy = Access.Contribute)]
    [Answers<Tombstone>(200), Answers(409, 412, 422, 428)]
    public async Task<IActionResult> Retract(Guid id, [FromQuery] RetractParameters asked, CancellationToken cancellationToken)
    {
        var retract = asked.ToRetract();
        var expected = ETags.Expectation(Request, mayCreate: false);
        var written = await writer.RetractAsync(id, Kind, retract, expected, HttpContext.Caller(), HttpContext.Once(), cancellationToken);
        return new TombstoneResult(await reader.Records.TombstoneAsync(id, written.Revision, cancellationToken));
    }

    internal static EventKind? KindOf(TypeInfo controller) => controller.GetCustomAttribute<DoorAttribute>()?.Kind;

    private async Task<IActionResult> AnswerAsync(Written written, CancellationToken cancellationToken)
    {
        var shown = await reader.Records.WrittenAsync(Guid.Parse(written.Id), written.Revision, HttpContext.Caller(), cancellationToken);
        var isNew = written.Outcome == WriteOutcome.Created;
        if (isNew)
            await DuplicatesHeader.AddAsync(HttpContext, shown.Value);
        return new RecordResult(shown, RecordShape.WithId, isNew ? 201 : 200, isNew ? HttpContext.PublicAddress($"{Route()}/{written.Id}") : null);
    }

    private string Route() => "/" + GetType().GetCustomAttribute<RouteAttribute>()!.Template;

    private void DemandKind(EventBody body)
    {
        if (Kind is { } kind && body.Details is { } details && details.Kind != kind)
            throw new InvalidRecordException("/details/kind", "other_kind", $"this address takes {EventKinds.Of(kind).WireName} only; use /v1/{EventKinds.Of(details.Kind).Route}, or /v1/events");
    }
}
