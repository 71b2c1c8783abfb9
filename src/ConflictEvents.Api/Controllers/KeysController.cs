using ConflictEvents.Api.Auth;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Keys;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Controllers;

/// <summary>The keys with which tools and people sign in.</summary>
[ApiController]
[Route("v1/keys")]
[Authorize(Policy = Access.Administer)]
public sealed class KeysController(KeyRing keys) : ControllerBase
{
    /// <summary>List keys; never their secrets.</summary>
    [HttpGet]
    [Answers<KeyPage>(200)]
    public async Task<IActionResult> List([FromQuery] KeyListParameters asked, CancellationToken cancellationToken) =>
        new JsonAnswer(await keys.ListAsync(asked.Cursor, Asked.Limit(asked.Limit), HttpContext.Caller(), cancellationToken));

    /// <summary>Get one key; never its secret.</summary>
    /// <param name="id">The key's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("{id}")]
    [Answers<KeyView>(200)]
    public async Task<IActionResult> Get(string id, CancellationToken cancellationToken) =>
        new JsonAnswer(await keys.FindAsync(id, HttpContext.Caller(), cancellationToken));

    /// <summary>Make a key. The answer shows it, this once.</summary>
    [HttpPost]
    [Answers<KeyView>(201), Answers(409, 413)]
    public async Task<IActionResult> Create([FromBody] KeyBody body, CancellationToken cancellationToken)
    {
        Onces.RefuseKey(Request);
        var made = await keys.CreateAsync(body, HttpContext.Caller(), cancellationToken);
        return new JsonAnswer(made, StatusCodes.Status201Created, HttpContext.PublicAddress($"/v1/keys/{made.Id}"));
    }

    /// <summary>Rotate a key: it gets a new secret, which the answer shows, this once. The one before is taken for an overlap as well, so that whoever holds the key has time to change it.</summary>
    /// <param name="id">The key's id.</param>
    /// <param name="asked">For how long both are taken.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("{id}/rotate")]
    [Answers<KeyView>(200), Answers(409)]
    public async Task<IActionResult> Rotate(string id, [FromQuery] KeyRotationParameters asked, CancellationToken cancellationToken)
    {
        Onces.RefuseKey(Request);
        return new JsonAnswer(await keys.RotateAsync(id, asked.ToOverlap(), HttpContext.Caller(), cancellationToken));
    }

    /// <summary>Revoke a key, at once and for good, with the secret before it if it was rotated.</summary>
    /// <param name="id">The key's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpDelete("{id}")]
    [Answers<KeyView>(200)]
    public async Task<IActionResult> Revoke(string id, CancellationToken cancellationToken)
    {
        Onces.RefuseKey(Request);
        return new JsonAnswer(await keys.RevokeAsync(id, HttpContext.Caller(), cancellationToken));
    }
}
