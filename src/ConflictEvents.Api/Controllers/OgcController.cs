using System.Text.Json.Nodes;
using ConflictEvents.Api.Auth;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.Ogc;
using ConflictEvents.Api.OpenApi;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Swashbuckle.AspNetCore.Swagger;

namespace ConflictEvents.Api.Controllers;

/// <summary>The events as OGC API - Features, for QGIS, GDAL and other programs for maps. A key may be sent as a password here.</summary>
[ApiController]
[TakesBasic]
[Route("ogc")]
[Authorize(Policy = Access.Read)]
public sealed class OgcController : ControllerBase
{
    /// <summary>Get the landing page: the ways to all that is here.</summary>
    [HttpGet]
    [Answers<OgcLandingPage>(200)]
    public IActionResult LandingPage() => new JsonAnswer(new OgcLandingPage
    {
        Title = "ConflictEvents",
        Description = "A newsroom's ledger of a conflict: who met, what was hit, who said what and how many were killed.",
        Links = new OgcWays(HttpContext).OfLandingPage(),
    });

    /// <summary>Get the definition of the OGC API, an OpenAPI 3.0 document.</summary>
    /// <param name="contracts">Makes it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("api")]
    [AnswersIn(MediaTypes.OpenApi, MediaTypes.Json)]
    [Answers<JsonObject>(200)]
    public async Task<IActionResult> Definition([FromServices] IAsyncSwaggerProvider contracts, CancellationToken cancellationToken)
    {
        var type = HttpContext.MediaType();
        return new JsonAnswer(await OgcDefinition.OfAsync(contracts, HttpContext.WholeAddress(OgcWays.Root), cancellationToken)) { MediaType = type == MediaTypes.OpenApi ? MediaTypes.OpenApi30 : type };
    }

    /// <summary>Get the conformance classes that are kept.</summary>
    [HttpGet("conformance")]
    [Answers<OgcConformance>(200)]
    public IActionResult Conformance() => new JsonAnswer(new OgcConformance());
}
