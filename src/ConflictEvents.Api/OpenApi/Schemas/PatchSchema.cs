using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConflictEvents.Api.OpenApi.Schemas;

/// <summary>The schema of merge patches: any members of the record.</summary>
internal static class PatchSchema
{
    public static OpenApiSchemaReference In(SchemaRepository repository) => RecordSchemas.Named(repository, "MergePatch", () => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Some members of the record with their new values (RFC 7396): null removes one, objects are merged, lists are replaced whole. `changeReason` and `changeNote` say why.",
        AdditionalProperties = new OpenApiSchema { Description = "The new value of the member; null removes it." },
    });
}
