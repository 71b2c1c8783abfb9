using System.Text.Json.Nodes;
using ConflictEvents.Api.Auth;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Webhooks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Controllers;

/// <summary>Who is told of changes by a message of ours (Standard Webhooks 1.0).</summary>
[ApiController]
[Route("v1/webhooks")]
[Authorize(Policy = Access.Administer)]
public sealed class WebhooksController(WebhookReader reader, WebhookWriter writer, WebhookSending sending) : ControllerBase
{
    /// <summary>List webhooks, with how far each has come; never their secrets.</summary>
    [HttpGet]
    [Answers<WebhookPage>(200)]
    public async Task<IActionResult> List([FromQuery] WebhookListParameters asked, CancellationToken cancellationToken) =>
        new JsonAnswer(await reader.ListAsync(asked.Cursor, Asked.Limit(asked.Limit), HttpContext.Caller(), cancellationToken));

    /// <summary>Get one webhook, with how far it has come; never its secret.</summary>
    /// <param name="id">The webhook's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("{id:guid}")]
    [Answers<WebhookView>(200)]
    public async Task<IActionResult> Get(Guid id, CancellationToken cancellationToken) =>
        new JsonAnswer(await reader.FindAsync(id, HttpContext.Caller(), cancellationToken));

    /// <summary>
    /// Make a webhook. The answer shows its secret, this once. From then on each change that its filter finds and its role sees is posted to `url`: in the order of
    /// the feed, one at a time, again until it is taken, signed as Standard Webhooks 1.0 says. The message names the change and the record's address; it holds no document.
    /// </summary>
    [HttpPost]
    [Answers<WebhookView>(201), Answers(410, 413)]
    public async Task<IActionResult> Create([FromBody] WebhookBody body, CancellationToken cancellationToken)
    {
        Onces.RefuseKey(Request);
        var made = await writer.CreateAsync(body, HttpContext.Caller(), cancellationToken);
        return new JsonAnswer(made, StatusCodes.Status201Created, HttpContext.PublicAddress($"/v1/webhooks/{made.Id}"));
    }

    /// <summary>Correct a webhook: its `url`, `description`, `filter` or `enabled`. Enabled again, it goes on where it stopped; what failed is tried at once.</summary>
    /// <param name="id">The webhook's id.</param>
    /// <param name="patch">The members to change.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPatch("{id:guid}")]
    [Answers<WebhookView>(200), Answers(413)]
    public async Task<IActionResult> Patch(Guid id, [FromBody] JsonObject patch, CancellationToken cancellationToken)
    {
        Onces.RefuseKey(Request);
        return new JsonAnswer(await writer.PatchAsync(id, patch, HttpContext.Caller(), cancellationToken));
    }

    /// <summary>Remove a webhook with its deliveries, for good.</summary>
    /// <param name="id">The webhook's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpDelete("{id:guid}")]
    [Answers<WebhookView>(200)]
    public async Task<IActionResult> Remove(Guid id, CancellationToken cancellationToken)
    {
        Onces.RefuseKey(Request);
        return new JsonAnswer(await writer.DeleteAsync(id, HttpContext.Caller(), cancellationToken));
    }

    /// <summary>Rotate the secret of a webhook. The answer shows the new one, this once; for 24 hours messages carry a signature by each of the two.</summary>
    /// <param name="id">The webhook's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("{id:guid}/secret")]
    [Answers<WebhookView>(200)]
    public async Task<IActionResult> RotateSecretOf(Guid id, CancellationToken cancellationToken)
    {
        Onces.RefuseKey(Request);
        return new JsonAnswer(await writer.RotateAsync(id, HttpContext.Caller(), cancellationToken));
    }

    /// <summary>Test a webhook: a message of type `webhook.test` is sent now, and what came back is answered. It changes nothing, not even of a disabled one.</summary>
    /// <param name="id">The webhook's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("{id:guid}/test")]
    [Answers<DeliveryView>(200)]
    public async Task<IActionResult> Test(Guid id, CancellationToken cancellationToken)
    {
        Onces.RefuseKey(Request);
        return new JsonAnswer(await sending.TestAsync(id, HttpContext.Caller(), cancellationToken));
    }

    /// <summary>Replay a webhook from a position: the cursor moves back, and what lies behind it is delivered again, under the message ids that it had.</summary>
    /// <param name="id">The webhook's id.</param>
    /// <param name="body">From where.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("{id:guid}/replay")]
    [Answers<WebhookView>(200), Answers(410, 413)]
    public async Task<IActionResult> Replay(Guid id, [FromBody] ReplayBody body, CancellationToken cancellationToken)
    {
        Onces.RefuseKey(Request);
        return new JsonAnswer(await writer.ReplayAsync(id, body, HttpContext.Caller(), cancellationToken));
    }

    /// <summary>List the deliveries of a webhook, newest first: what was sent, and what came back.</summary>
    /// <param name="id">The webhook's id.</param>
    /// <param name="asked">Which page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("{id:guid}/deliveries")]
    [Answers<DeliveryPage>(200)]
    public async Task<IActionResult> Deliveries(Guid id, [FromQuery] WebhookListParameters asked, CancellationToken cancellationToken) =>
        new JsonAnswer(await reader.DeliveriesAsync(id, asked.Cursor, Asked.Limit(asked.Limit), HttpContext.Caller(), cancellationToken));

    /// <summary>Redeliver one message of a webhook, now, to the byte and under its id, and answer what came back. The cursor stays where it is.</summary>
    /// <param name="id">The webhook's id.</param>
    /// <param name="delivery">The delivery's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("{id:guid}/deliveries/{delivery:long:min(1)}/redeliver")]
    [Answers<DeliveryView>(200)]
    public async Task<IActionResult> Redeliver(Guid id, long delivery, CancellationToken cancellationToken)
    {
        Onces.RefuseKey(Request);
        return new JsonAnswer(await sending.RedeliverAsync(id, delivery, HttpContext.Caller(), cancellationToken));
    }
}
