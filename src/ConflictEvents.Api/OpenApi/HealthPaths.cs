using ConflictEvents.Api.OpenApi.Schemas;
using ConflictEvents.Exchange.Export;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConflictEvents.Api.OpenApi;

/// <summary>Documents the health checks, which are no controllers.</summary>
internal sealed class HealthPaths : IDocumentFilter
{
    public const string Tag = "Health";
    public const string Description = "For those who run the service.";

    public void Apply(OpenApiDocument document, DocumentFilterContext context)
    {
        if (context.DocumentName != Contract.Version)
            return;
        Add(document, context, "/health/live", "getLiveness", "Ask whether the process answers.", []);
        Add(document, context, "/health/ready", "getReadiness", "Ask whether it can serve: migrations are applied, and the database answers.", [503]);
    }

    private static void Add(OpenApiDocument document, DocumentFilterContext context, string path, string id, string summary, int[] others)
    {
        var operation = new OpenApiOperation
        {
            OperationId = id,
            Summary = summary,
            Tags = new HashSet<OpenApiTagReference> { new(Tag, document) },
            Security = [new OpenApiSecurityRequirement()],
            Responses = new() { ["200"] = Answer("Healthy.", context.SchemaRepository) },
        };
        foreach (var status in others)
            operation.Responses[$"{status}"] = Answer("Not healthy; `checks` says what is missing.", context.SchemaRepository);
        operation.Responses["500"] = Operations.OperationAnswers.Problem(500, document, context.SchemaRepository);
        document.Paths[path] = new OpenApiPathItem { Operations = new() { [HttpMethod.Get] = operation } };
    }

    private static OpenApiResponse Answer(string description, SchemaRepository repository) => new()
    {
        Description = description,
        Content = new Dictionary<string, IOpenApiMediaType> { [RecordJson.MediaType] = new OpenApiMediaType { Schema = Schema(repository) } },
    };

    private static OpenApiSchemaReference Schema(SchemaRepository repository) => RecordSchemas.Named(repository, "HealthReport", () => new()
    {
        Type = JsonSchemaType.Object,
        Description = "How the service is.",
        Required = new HashSet<string> { "status", "checks" },
        AdditionalPropertiesAllowed = false,
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["healthy", "unhealthy"], Description = "All in one word:\n\n* `healthy`: it serves\n* `unhealthy`: something is missing" },
            ["checks"] = new OpenApiSchema { Type = JsonSchemaType.Object, Description = "Each check, by its name.", AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String, Description = "What the check found." } },
        },
    });
}
