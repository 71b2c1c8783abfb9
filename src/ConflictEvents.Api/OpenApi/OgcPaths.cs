using ConflictEvents.Api.Ogc;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConflictEvents.Api.OpenApi;

/// <summary>Names the collections at the paths of the OGC API; in its own definition these paths begin where it begins, as the standard and its clients have them.</summary>
internal sealed class OgcPaths : IDocumentFilter
{
    public void Apply(OpenApiDocument document, DocumentFilterContext context)
    {
        var collections = document.Paths.Values.SelectMany(item => item.Operations ?? []).SelectMany(operation => operation.Value.Parameters ?? [])
            .OfType<OpenApiParameter>().Where(parameter => parameter.Name == "collectionId");
        foreach (var collection in collections)
            ((OpenApiSchema)collection.Schema!).Enum = [.. OgcNames.All.Select(names => (System.Text.Json.Nodes.JsonNode)names.Id)];
        if (context.DocumentName != Contract.Ogc)
            return;
        var paths = new OpenApiPaths();
        foreach (var (path, item) in document.Paths)
            paths[path.Length == OgcWays.Root.Length ? "/" : path[OgcWays.Root.Length..]] = item;
        document.Paths = paths;
    }
}
