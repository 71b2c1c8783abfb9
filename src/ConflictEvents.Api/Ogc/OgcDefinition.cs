using System.Text.Json.Nodes;
using ConflictEvents.Api.OpenApi;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;

namespace ConflictEvents.Api.Ogc;

/// <summary>The definition of the OGC API: of the contract the part that is about it, with paths as the standard names them.</summary>
internal static class OgcDefinition
{
    public static async Task<JsonNode> OfAsync(IAsyncSwaggerProvider contracts, string address, CancellationToken cancellationToken)
    {
        var document = await contracts.GetSwaggerAsync(Contract.Ogc);
        document.Servers = [new() { Url = address }];
        using var stream = new MemoryStream();
        await document.SerializeAsJsonAsync(stream, OpenApiSpecVersion.OpenApi3_0, cancellationToken);
        stream.Position = 0;
        return (await JsonNode.ParseAsync(stream, cancellationToken: cancellationToken))!;
    }
}
