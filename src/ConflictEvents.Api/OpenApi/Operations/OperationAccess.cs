using ConflictEvents.Api.Auth;
using ConflictEvents.Json;
using ConflictEvents.Keys;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConflictEvents.Api.OpenApi.Operations;

/// <summary>Says who may do what: reading needs no key, the rest does.</summary>
internal sealed class OperationAccess : IOperationFilter
{
    public const string Scheme = "key";

    public static OpenApiSecurityScheme Definition { get; } = new()
    {
        Type = SecuritySchemeType.Http,
        Scheme = "bearer",
        BearerFormat = "ce_<id>_<secret>_<crc>",
        Description = "Your key, as an admin gave it to you. It is sent as `Authorization: Bearer <key>` with every request. Where the server takes them, so is a JWT of your organisation's OpenID Connect provider.",
    };

    public const string Password = "password";

    public static OpenApiSecurityScheme PasswordDefinition { get; } = new()
    {
        Type = SecuritySchemeType.Http,
        Scheme = "basic",
        Description = "Your key as a password, for programs that can send it in no other way; the name does not matter. It is taken to read under `/ogc`, and for feeds (`format=atom`), nowhere else.",
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var policy = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Select(data => data.Policy).LastOrDefault(name => name is not null) ?? Access.Read;
        var withKey = new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] };
        operation.Security = policy == Access.Read ? [new OpenApiSecurityRequirement(), withKey] : [withKey];
        if (context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<TakesBasicAttribute>().Any())
            operation.Security.Add(new() { [new OpenApiSecuritySchemeReference(Password, context.Document)] = [] });
        if (policy != Access.Read)
            operation.Description = $"{operation.Description}\n\nNeeds a key with the role {Roles(Enum.Parse<Role>(policy))}.".Trim();
    }

    private static string Roles(Role least) => string.Join(" or ", Enum.GetValues<Role>().Where(role => role >= least).Select(role => $"`{WireNames.Of(role)}`"));
}
