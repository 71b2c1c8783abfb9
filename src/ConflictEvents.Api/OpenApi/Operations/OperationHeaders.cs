using ConflictEvents.Api.Auth;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi.Schemas;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConflictEvents.Api.OpenApi.Operations;

/// <summary>Documents the request headers that the answers of an operation speak of.</summary>
internal sealed class OperationHeaders : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        operation.Parameters ??= [];
        if (context.CanAnswer(428))
            operation.Parameters.Add(Header(context, "IfMatch", "If-Match", "The `ETag` of the revision that you read, quotation marks included; `*` for whatever stands there."));
        if (context.CanAnswer(428) && context.CanAnswer(201))
            operation.Parameters.Add(Header(context, "IfNoneMatchAny", "If-None-Match", "`*` to record it only if nothing is there yet; instead of `If-Match`."));
        if (context.CanAnswer(304))
            operation.Parameters.Add(Header(context, "IfNoneMatch", "If-None-Match", "The `ETag` of what you have: where that is still so, the answer is 304 without a body."));
        if (context.MediaTypes()?.Contains(EventStream.MediaType) == true)
            operation.Parameters.Add(Header(context, "LastEventId", EventStream.LastEventId, "Of a stream: the `id` of the last event that came, as a browser sends it when it connects again. It wins over `after`."));
        if (context.CanAnswer(422))
            operation.Parameters.Add(Header(context, "IdempotencyKey", "Idempotency-Key", "A word of your own for this request, such as a UUID: sent again within seven days, it gets the first answer and changes nothing.", 255));
        if (context.TakesMinPosition())
            operation.Parameters.Add(Header(context, "MinPosition", MinPosition.Header, "The answer is to take in at least this position of the ledger: the `Feed-Position` of what you have written or seen, alone or behind its `Feed-Epoch` and a colon. Without it a read may be some seconds behind, where it is answered by a replica.", 60));
        if (ActingAs.IsTakenBy(context.ApiDescription.HttpMethod, context.ApiDescription.ActionDescriptor.EndpointMetadata))
            operation.Parameters.Add(Header(context, "ActingAs", ActingAs.Header, "The person behind a key that several share: a name of 1 to 100 characters, in UTF-8, or as RFC 8187 has it (`UTF-8''Ruth%20Abel`). It is kept with each change beside the key, told to colleagues in the history and to admins in the audit, and never to readers."));
    }

    private static IOpenApiParameter Header(OperationFilterContext context, string id, string name, string description, int longest = OutermostBounds.InAddress) => Shared.Parameter(context.Document, id, () => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = longest },
    });
}
