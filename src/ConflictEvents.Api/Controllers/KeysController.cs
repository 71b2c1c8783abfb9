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
        Response.Headers.CacheControl = "no-store";
        return new JsonAnswer(made, StatusCodes.Status201Created, HttpContext.PublicAddress($"/v1/keys/{made.Id}"));
    }

    /// <summary>Revoke a key, at once and for good.</summary>
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
