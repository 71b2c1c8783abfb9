using System.Text.Json.Nodes;
using ConflictEvents.Actors;
using ConflictEvents.Api.Auth;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.Limiting;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Changes;
using ConflictEvents.Events;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Ledger;
using ConflictEvents.Redactions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Controllers;

/// <summary>Those who act, speak, count and are hit.</summary>
[ApiController]
[Route("v1/actors")]
[Authorize(Policy = Access.Read)]
public sealed class ActorsController(ActorReader reader, ActorWriter writer, RecordExports exports, Redactor redactor) : ControllerBase
{
    /// <summary>List actors by slug, or find them by a name, an alias or something like it.</summary>
    [HttpGet]
    [Answers<Page<ActorBody>>(200), Answers(410)]
    public async Task<IActionResult> List([FromQuery] ActorListParameters asked, CancellationToken cancellationToken) =>
        PageResult.Of(await reader.ListAsync(asked.ToQuery(), HttpContext.Caller(), cancellationToken), RecordShape.WithSlug);

    /// <summary>Export all actors by slug: streamed, in one snapshot. An answer that broke off is taken up with `after` and `asOf`.</summary>
    /// <param name="asked">As of when, and in what form.</param>
    [HttpGet("export")]
    [Lane(Lane.Export)]
    [Offers(RecordFormat.Ndjson, RecordFormat.Csv, RecordFormat.Json)]
    [Answers<Page<ActorBody>>(200)]
    public IActionResult Export([FromQuery] ExportParameters asked)
    {
        var (asOf, after) = (Asked.AsOf(asked.AsOf), asked.ToSlug());
        var form = new RecordForm(HttpContext.Form(asked.ToFormat()), RecordLayout.Actors, null);
        return new ExportResult("actors", form, after is not null, (sink, ended) => exports.ActorsAsync(asOf, after, HttpContext.Caller(), sink, ended));
    }

    /// <summary>Get an actor, as it stands or as it stood. The slug of a merged actor leads to the other one (308).</summary>
    /// <param name="slug">The actor's slug.</param>
    /// <param name="asOf">A position, or an instant with offset: the record as it was known then.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("{slug}")]
    [Answers<ActorBody>(200), Answers(304, 410, 308)]
    public async Task<IActionResult> Get(string slug, [FromQuery] string? asOf, CancellationToken cancellationToken)
    {
        var found = await reader.Records.FindAsync(slug, Asked.AsOf(asOf), HttpContext.Caller(), cancellationToken);
        return MergedInto(found.Value) is { } other
            ? new RedirectResult(HttpContext.PublicAddress($"/v1/actors/{other}{Request.QueryString}"), permanent: true, preserveMethod: true)
            : new RecordResult(found, RecordShape.WithSlug);
    }

    /// <summary>Record an actor under a slug of your choice, which never changes.</summary>
    [HttpPost]
    [Authorize(Policy = Access.Contribute)]
    [Answers<ActorBody>(201), Answers(409, 413, 422)]
    public async Task<IActionResult> Create([FromBody] ActorBody body, CancellationToken cancellationToken) =>
        await AnswerAsync(await writer.CreateAsync(body, HttpContext.Caller(), HttpContext.Once(), cancellationToken), cancellationToken);

    /// <summary>Record an actor at a slug of your choice (`If-None-Match: *`), or replace it (`If-Match`).</summary>
    /// <param name="slug">The actor's slug.</param>
    /// <param name="body">The whole actor; what was read may be sent back.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPut("{slug}")]
    [Authorize(Policy = Access.Contribute)]
    [Answers<ActorBody>(200, 201), Answers(409, 412, 413, 422, 428)]
    public async Task<IActionResult> Put(string slug, [FromBody] ActorBody body, CancellationToken cancellationToken)
    {
        var expected = ETags.Expectation(Request, mayCreate: true);
        return await AnswerAsync(await writer.PutAsync(slug, body, expected, HttpContext.Caller(), HttpContext.Once(), cancellationToken), cancellationToken);
    }

    /// <summary>Correct some members of an actor by a merge patch (RFC 7396): null removes one, lists are replaced whole.</summary>
    /// <param name="slug">The actor's slug.</param>
    /// <param name="patch">The members to change.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPatch("{slug}")]
    [Authorize(Policy = Access.Contribute)]
    [Answers<ActorBody>(200), Answers(409, 412, 413, 422, 428)]
    public async Task<IActionResult> Patch(string slug, [FromBody] JsonObject patch, CancellationToken cancellationToken)
    {
        var expected = ETags.Expectation(Request, mayCreate: false);
        return await AnswerAsync(await writer.PatchAsync(slug, patch, expected, HttpContext.Caller(), HttpContext.Once(), cancellationToken), cancellationToken);
    }

    /// <summary>Retract an actor that no current event names; merge it where one does.</summary>
    /// <param name="slug">The actor's slug.</param>
    /// <param name="asked">Why, and what stands in its place.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpDelete("{slug}")]
    [Authorize(Policy = Access.Edit)]
    [Answers<Tombstone>(200), Answers(409, 412, 422, 428)]
    public async Task<IActionResult> Retract(string slug, [FromQuery] RetractParameters asked, CancellationToken cancellationToken)
    {
        var retract = asked.ToRetract();
        var expected = ETags.Expectation(Request, mayCreate: false);
        var written = await writer.RetractAsync(slug, retract, expected, HttpContext.Caller(), HttpContext.Once(), cancellationToken);
        return new TombstoneResult(await reader.Records.TombstoneAsync(written.Id, written.Revision, cancellationToken));
    }

    /// <summary>Undo a retraction: what stood before it stands again.</summary>
    /// <param name="slug">The actor's slug.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("{slug}/restore")]
    [Authorize(Policy = Access.Edit)]
    [Answers<ActorBody>(200), Answers(409, 412, 422, 428)]
    public async Task<IActionResult> Restore(string slug, CancellationToken cancellationToken)
    {
        var expected = ETags.Expectation(Request, mayCreate: false);
        return await AnswerAsync(await writer.RestoreAsync(slug, expected, HttpContext.Caller(), HttpContext.Once(), cancellationToken), cancellationToken);
    }

    /// <summary>Merge an actor into another: every current record that names its slug names the other one from now on.</summary>
    /// <param name="slug">The slug that goes; it leads to the other one and is still understood.</param>
    /// <param name="body">The slug that stays.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("{slug}/merge")]
    [Authorize(Policy = Access.Edit)]
    [Answers<ActorBody>(200), Answers(409, 412, 413, 422, 428)]
    public async Task<IActionResult> Merge(string slug, [FromBody] MergeBody body, CancellationToken cancellationToken)
    {
        var expected = ETags.Expectation(Request, mayCreate: false);
        return await AnswerAsync(await writer.MergeAsync(slug, body, expected, HttpContext.Caller(), HttpContext.Once(), cancellationToken), cancellationToken);
    }

    /// <summary>Take content out of an actor for good, out of every revision: words wherever they stand, or what stands at some pointers. The mark `[redacted]` takes its place; what changed, when and by whom stays. Copies learn of it by the feed: `redacted` takes the record out of them, the position behind it puts back what is left.</summary>
    /// <param name="slug">The actor's slug.</param>
    /// <param name="body">What is to go, and why.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("{slug}/redact")]
    [Authorize(Policy = Access.Administer)]
    [Answers<ActorBody>(200), Answers(409, 412, 413, 422, 428)]
    public async Task<IActionResult> Redact(string slug, [FromBody] RedactionBody body, CancellationToken cancellationToken)
    {
        var expected = ETags.Expectation(Request, mayCreate: false);
        return await AnswerAsync(await redactor.RedactAsync(RecordType.Actor, slug, body, expected, HttpContext.Caller(), HttpContext.Once(), cancellationToken), cancellationToken);
    }

    /// <summary>List the revisions of an actor, newest first.</summary>
    /// <param name="slug">The actor's slug.</param>
    /// <param name="asked">Which page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("{slug}/revisions")]
    [Answers<Page<RevisionView>>(200), Answers(410)]
    public async Task<IActionResult> Revisions(string slug, [FromQuery] PageParameters asked, CancellationToken cancellationToken) =>
        RevisionView.Page(await reader.Records.HistoryAsync(slug, asked.ToHistory(slug), HttpContext.Caller(), cancellationToken));

    /// <summary>Get one revision of an actor.</summary>
    /// <param name="slug">The actor's slug.</param>
    /// <param name="number">Which revision, from 1.</param>
    /// <param name="asOf">A position, or an instant with offset: only what was recorded by then.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("{slug}/revisions/{number:int:min(1)}")]
    [Answers<ActorBody>(200), Answers(304, 410)]
    public async Task<IActionResult> Revision(string slug, int number, [FromQuery] string? asOf, CancellationToken cancellationToken) =>
        new RecordResult(await reader.Records.RevisionAsync(slug, number, Asked.AsOf(asOf), HttpContext.Caller(), cancellationToken), RecordShape.WithSlug);

    /// <summary>Compare two revisions of an actor, member by member.</summary>
    /// <param name="slug">The actor's slug.</param>
    /// <param name="asked">Which two; left out, what the last change did.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("{slug}/diff")]
    [Answers<RevisionDiff>(200), Answers(410)]
    public async Task<IActionResult> Diff(string slug, [FromQuery] DiffParameters asked, CancellationToken cancellationToken) =>
        StandingAnswer.Of(HttpContext, await reader.Records.DiffAsync(slug, asked.FromRevision(), asked.ToRevision(), Asked.AsOf(asked.AsOf), HttpContext.Caller(), cancellationToken));

    private async Task<IActionResult> AnswerAsync(Written written, CancellationToken cancellationToken)
    {
        var shown = await reader.Records.RevisionAsync(written.Id, written.Revision, null, HttpContext.Caller(), cancellationToken);
        var isNew = written.Outcome == WriteOutcome.Created;
        return new RecordResult(shown, RecordShape.WithSlug, isNew ? 201 : 200, isNew ? HttpContext.PublicAddress($"/v1/actors/{written.Id}") : null);
    }

    private static string? MergedInto(Shown actor) => JsonNode.Parse(actor.Document)!["mergedInto"]?.GetValue<string>();
}
