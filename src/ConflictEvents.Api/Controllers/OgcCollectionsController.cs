using System.Text.Json.Nodes;
using ConflictEvents.Api.Auth;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.Ogc;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Events;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Controllers;

/// <summary>The events as OGC API - Features, for QGIS, GDAL and other programs for maps. A key may be sent as a password here.</summary>
[ApiController]
[TakesBasic]
[Route("ogc")]
[Authorize(Policy = Access.Read)]
public sealed class OgcCollectionsController(EventReader reader) : ControllerBase
{
    /// <summary>Get the collections: all events, and those of each kind.</summary>
    /// <param name="words">What is said of each kind.</param>
    [HttpGet("collections")]
    [Answers<OgcCollectionList>(200)]
    public IActionResult Collections([FromServices] OgcWords words) => new JsonAnswer(new OgcCollectionList
    {
        Links = new OgcWays(HttpContext).OfCollections(),
        Collections = [.. OgcNames.All.Select(names => words.Describe(names, HttpContext))],
    });

    /// <summary>Get one collection.</summary>
    /// <param name="collectionId">The collection.</param>
    /// <param name="words">What is said of each kind.</param>
    [HttpGet("collections/{collectionId}")]
    [Answers<OgcCollection>(200)]
    public IActionResult Collection(string collectionId, [FromServices] OgcWords words) => new JsonAnswer(words.Describe(OgcNames.Of(collectionId), HttpContext));

    /// <summary>Get the JSON schema of a collection's features: what stands in their properties.</summary>
    /// <param name="collectionId">The collection.</param>
    [HttpGet("collections/{collectionId}/schema")]
    [AnswersIn(MediaTypes.Schema, MediaTypes.Json)]
    [Answers<JsonObject>(200)]
    public IActionResult Schema(string collectionId) =>
        new JsonAnswer(OgcSchema.Of(OgcNames.Of(collectionId), HttpContext.WholeAddress(Request.Path))) { MediaType = HttpContext.MediaType() };

    /// <summary>Get features of a collection, latest first by the day they occurred.</summary>
    /// <param name="collectionId">The collection.</param>
    /// <param name="asked">Which features.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("collections/{collectionId}/items")]
    [AnswersIn(MediaTypes.GeoJson, MediaTypes.Json)]
    [Answers<OgcFeatureList>(200), Answers(410)]
    public async Task<IActionResult> Features(string collectionId, [FromQuery] OgcItemsParameters asked, CancellationToken cancellationToken)
    {
        var collection = OgcNames.Of(collectionId);
        var query = asked.ToQuery(collection.Kind);
        return new OgcItemsResult(await reader.ListAsync(query, HttpContext.Caller(), cancellationToken), collection, query);
    }

    /// <summary>Get one feature.</summary>
    /// <param name="collectionId">The collection.</param>
    /// <param name="featureId">The event's id.</param>
    /// <param name="asOf">A position, or an instant with offset: the event as it was known then.</param>
    /// <param name="knownBy">An instant with offset: only if one of its citations was published by then; of a day without a time, by the day's end (UTC).</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("collections/{collectionId}/items/{featureId:guid}")]
    [AnswersIn(MediaTypes.GeoJson, MediaTypes.Json)]
    [Answers<OgcFeature>(200), Answers(304, 410)]
    public async Task<IActionResult> Feature(string collectionId, Guid featureId, [FromQuery] string? asOf, [FromQuery] string? knownBy, CancellationToken cancellationToken)
    {
        var collection = OgcNames.Of(collectionId);
        var (position, instant) = (Asked.AsOf(asOf), Asked.Instant("knownBy", knownBy));
        return new OgcItemResult(await reader.FindAsync(featureId, collection.Kind, position, instant, HttpContext.Caller(), cancellationToken), collection);
    }
}
