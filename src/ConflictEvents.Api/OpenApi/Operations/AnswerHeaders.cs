using ConflictEvents.Api.Http;
using ConflictEvents.Api.Limiting;
using ConflictEvents.Api.Ogc;
using ConflictEvents.Api.OpenApi.Schemas;
using ConflictEvents.Changes;
using ConflictEvents.Events;
using ConflictEvents.Events.Counting;
using ConflictEvents.Events.Diff;
using ConflictEvents.Events.Dossiers;
using ConflictEvents.Events.Duplicates;
using ConflictEvents.Ledger;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConflictEvents.Api.OpenApi.Operations;

/// <summary>The headers of answers.</summary>
internal static class AnswerHeaders
{
    private const string Position = "Feed-Position";
    private const string Epoch = "Feed-Epoch";

    // Answers that are neither records nor pages of them, and name where they were read all the same.
    private static readonly Type[] StandingAnswers = [typeof(RevisionDiff), typeof(EventStats), typeof(TallySeries), typeof(EventDuplicates), typeof(EventDiff), typeof(Dossier), typeof(OgcFeatureList), typeof(OgcFeature), typeof(FeedPage)];

    public static Dictionary<string, IOpenApiHeader> Of(OperationFilterContext context, int status, Type body)
    {
        var document = context.Document;
        var headers = new Dictionary<string, IOpenApiHeader>();
        var isPage = body.IsGenericType && body.GetGenericTypeDefinition() == typeof(Page<>);
        if (ServerMembers.IsRecord(body) || body == typeof(Tombstone) || body == typeof(OgcFeature))
            headers.Add("ETag", ETag(document));
        if (status == StatusCodes.Status201Created)
            headers.Add("Location", Text("The address of the new record.", isRequired: true));
        if (status == StatusCodes.Status202Accepted)
            headers.Add("Location", Text("Where to ask how far it is.", isRequired: true));
        if (status == StatusCodes.Status201Created && body == typeof(EventBody))
            headers.Add(DuplicatesHeader.Name, Shared.Header(document, DuplicatesHeader.Name, () => Text("The ids of up to 5 events that may be the same one, the best first, with a score of 0.6 or more (`/v1/events/{id}/duplicates` says why); left out where there are none.", isRequired: false)));
        if (context.IsExport())
            headers.Add("Content-Disposition", Text("What to call the file; the position stands in its name.", isRequired: true));
        else if (isPage || body == typeof(OgcFeatureList))
            headers.Add("Link", Shared.Header(document, "Link", () => Text("The address of the next page, `rel=\"next\"`; left out on the last one.", isRequired: false)));
        if (body == typeof(Page<EventBody>) && !context.IsExport())
            AddOfEvents(headers, document);
        if (NamesItsStand(body))
            AddStand(headers, document);
        AddLimits(headers, document);
        return headers;
    }

    /// <summary>Whether an answer with this body names where it was read.</summary>
    public static bool NamesItsStand(Type body) =>
        body.IsGenericType && body.GetGenericTypeDefinition() == typeof(Page<>) || ServerMembers.IsRecord(body) || StandingAnswers.Contains(body);

    public static Dictionary<string, IOpenApiHeader> OfProblem(int status, OpenApiDocument document)
    {
        var headers = status switch
        {
            401 => new() { ["WWW-Authenticate"] = Text("`Bearer`, and where it is taken `Basic`: how to sign in.", isRequired: true) },
            410 => new() { ["ETag"] = Text("The tombstone's revision, where a record was retracted; a restore needs it.", isRequired: false) },
            429 or 503 => new Dictionary<string, IOpenApiHeader> { ["Retry-After"] = Number("How many seconds to wait.", "int32") },
            _ => [],
        };
        AddLimits(headers, document);
        return headers;
    }

    public static Dictionary<string, IOpenApiHeader> OfEmpty(int status, OpenApiDocument document)
    {
        if (status != StatusCodes.Status304NotModified)
            return new() { ["Location"] = Text("Where it went.", isRequired: true) };
        var headers = new Dictionary<string, IOpenApiHeader> { ["ETag"] = ETag(document) };
        AddStand(headers, document);
        AddLimits(headers, document);
        return headers;
    }

    private static void AddStand(Dictionary<string, IOpenApiHeader> headers, OpenApiDocument document)
    {
        headers.Add(Position, Shared.Header(document, Position, () => Number("The position of the ledger that the answer shows.", "int64")));
        headers.Add(Epoch, Shared.Header(document, Epoch, () => Text("Changes when the ledger is restored from a backup: positions of another epoch mean nothing.", isRequired: true)));
    }

    private static void AddLimits(Dictionary<string, IOpenApiHeader> headers, OpenApiDocument document)
    {
        headers.Add(RateLimitGate.Fields, Shared.Header(document, RateLimitGate.Fields, () => Text("What you may still ask, such as `\"reads\";r=597;t=1`: how many now, and after how many seconds it is all of them again; left out where nothing is limited.", isRequired: false)));
        headers.Add(RateLimitGate.Policies, Shared.Header(document, RateLimitGate.Policies, () => Text("How much you may ask, such as `\"reads\";q=600;w=60`: how many in how many seconds.", isRequired: false)));
    }

    private static void AddOfEvents(Dictionary<string, IOpenApiHeader> headers, OpenApiDocument document)
    {
        headers.Add(EventListResult.NextCursor, Shared.Header(document, EventListResult.NextCursor, () => Text("The `cursor` of the next page, for forms that have no place for it; left out on the last one.", isRequired: false)));
        headers.Add(EventListResult.ResultCount, Shared.Header(document, EventListResult.ResultCount, () => Number("How many events the whole result has; only with `count=true`.", "int64", isRequired: false)));
        headers.Add(EventListResult.ResultCountEstimate, Shared.Header(document, EventListResult.ResultCountEstimate, () => Text("`true` where the count is an estimate.", isRequired: false)));
    }

    private static IOpenApiHeader ETag(OpenApiDocument document) => Shared.Header(document, "ETag", () =>
        Text("The revision and view that were answered, such as `\"3-1a2b3c4d\"`; send it in `If-Match` to change the record, in `If-None-Match` to read it again.", isRequired: true));

    private static OpenApiHeader Text(string description, bool isRequired) =>
        new() { Description = description, Required = isRequired, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static OpenApiHeader Number(string description, string format, bool isRequired = true) =>
        new() { Description = description, Required = isRequired, Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = format, Minimum = "0" } };
}
