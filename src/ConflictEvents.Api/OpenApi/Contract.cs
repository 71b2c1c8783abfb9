using ConflictEvents.Api.Ogc;
using ConflictEvents.Api.OpenApi.Operations;
using ConflictEvents.Api.OpenApi.Schemas;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConflictEvents.Api.OpenApi;

/// <summary>The contract, made from the code, and the page that shows it.</summary>
internal static class Contract
{
    public const string Version = "v1";

    public const string Path = $"/swagger/{Version}/swagger.json";

    /// <summary>The part of the contract that is about the OGC API; it is answered there, not beside the contract.</summary>
    public const string Ogc = "ogc";

    public static void AddContract(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSingleton<Summaries>();
        services.AddSingleton(provider => new OgcWords(provider.GetRequiredService<Summaries>()));
        services.AddSingleton<RecordSchemas>();
        services.AddSingleton<FormSchemas>();
        services.AddSingleton<ParameterSchemas>();
        // Ours instead of Swashbuckle's, which knows nothing of what is sent and what is answered.
        services.AddSingleton<ISchemaGenerator>(provider => provider.GetRequiredService<RecordSchemas>());
        services.AddSwaggerGen(swagger =>
        {
            swagger.SwaggerDoc(Version, ContractInfo.Info);
            swagger.SwaggerDoc(Ogc, ContractInfo.Info);
            swagger.DocInclusionPredicate((document, api) => document == Version || api.RelativePath!.Split('/')[0] == Ogc);
            swagger.OrderActionsBy(api => api.RelativePath);
            swagger.AddSecurityDefinition(OperationAccess.Scheme, OperationAccess.Definition);
            swagger.AddSecurityDefinition(OperationAccess.Password, OperationAccess.PasswordDefinition);
            swagger.OperationFilter<OperationNames>();
            swagger.OperationFilter<OperationParameters>();
            swagger.OperationFilter<OperationBodies>();
            swagger.OperationFilter<OperationHeaders>();
            swagger.OperationFilter<OperationAnswers>();
            swagger.OperationFilter<OperationAccess>();
            swagger.DocumentFilter<HealthPaths>();
            swagger.DocumentFilter<OgcPaths>();
            swagger.DocumentFilter<ContractInfo>();
        });
    }

    public static void UseContract(this WebApplication app)
    {
        app.UseMiddleware<ContractCache>();
        app.UseSwagger(swagger =>
        {
            swagger.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0;
            swagger.RouteTemplate = $"swagger/{{documentName:regex(^{Version}$)}}/swagger.json";
        });
        app.UseSwaggerPage();
    }
}
