using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace ConflictEvents.Api.OpenApi.Operations;

/// <summary>Parts of the contract that many operations have are written once and referred to.</summary>
internal static class Shared
{
    public static IOpenApiResponse Response(OpenApiDocument document, int status, Func<OpenApiResponse> make)
    {
        var name = ReasonPhrases.GetReasonPhrase(status).Replace(" ", "", StringComparison.Ordinal);
        if (document.Components?.Responses?.ContainsKey(name) != true)
            document.AddComponent(name, make());
        return new OpenApiResponseReference(name, document);
    }

    public static IOpenApiHeader Header(OpenApiDocument document, string name, Func<OpenApiHeader> make)
    {
        if (document.Components?.Headers?.ContainsKey(name) != true)
            document.AddComponent(name, make());
        return new OpenApiHeaderReference(name, document);
    }

    public static IOpenApiParameter Parameter(OpenApiDocument document, string name, Func<OpenApiParameter> make)
    {
        if (document.Components?.Parameters?.ContainsKey(name) != true)
            document.AddComponent(name, make());
        return new OpenApiParameterReference(name, document);
    }
}
