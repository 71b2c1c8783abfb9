using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConflictEvents.Api.OpenApi.Schemas;

/// <summary>The schema of problems, which the code writes member by member.</summary>
internal static class ProblemSchema
{
    private const string Name = "Problem";

    public static OpenApiSchemaReference In(SchemaRepository repository) => RecordSchemas.Named(repository, Name, () => new()
    {
        Type = JsonSchemaType.Object,
        Description = "What went wrong, in the form of RFC 9457.",
        Required = new HashSet<string> { "type", "title", "status", "detail", "code", "traceId" },
        AdditionalPropertiesAllowed = false,
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("A URN for this sort of problem; it ends with the code."),
            ["title"] = Text("The status in words."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "400", Maximum = "599", Description = "The HTTP status." },
            ["detail"] = Text("What was wrong, and what would be right."),
            ["code"] = Text("A stable word for programs."),
            ["traceId"] = Text("Finds the request in the server's log."),
            ["errors"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Error(repository), Description = "Each broken rule, where there are several or the place is known." },
            ["parameter"] = Text("The parameter or header that was refused (400)."),
            ["currentETag"] = Text("The ETag of the current revision (412, 428): read it again, and send this in `If-Match`."),
            ["id"] = Text("The retracted record (410)."),
            ["revision"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Description = "The revision that retracted it (410)." },
            ["reason"] = Text("Why it was retracted, in one word (410)."),
            ["successor"] = Text("The record that stands in its place, where one was named (410)."),
        },
    });

    private static OpenApiSchemaReference Error(SchemaRepository repository) => RecordSchemas.Named(repository, "ProblemError", () => new()
    {
        Type = JsonSchemaType.Object,
        Description = "One broken rule.",
        Required = new HashSet<string> { "pointer", "code", "detail" },
        AdditionalPropertiesAllowed = false,
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["pointer"] = Text("The place in the body, as a JSON pointer: `/details/figure/raw`."),
            ["code"] = Text("The stable name of the rule."),
            ["detail"] = Text("What was wrong there, and what would be right."),
        },
    });

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
