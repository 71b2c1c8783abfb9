using ConflictEvents.Api.OpenApi.Operations;
using ConflictEvents.Api.OpenApi.Schemas;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConflictEvents.Api.OpenApi;

/// <summary>The contract, made from the code, and the page that shows it.</summary>
internal static class Contract
{
    public const string Version = "v1";

    public static void AddContract(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSingleton<Summaries>();
        services.AddSingleton<RecordSchemas>();
        services.AddSingleton<FormSchemas>();
        services.AddSingleton<ParameterSchemas>();
        // Ours instead of Swashbuckle's, which knows nothing of what is sent and what is answered.
        services.AddSingleton<ISchemaGenerator>(provider => provider.GetRequiredService<RecordSchemas>());
        services.AddSwaggerGen(swagger =>
        {
            swagger.SwaggerDoc(Version, ContractInfo.Info);
            swagger.OrderActionsBy(api => api.RelativePath);
            swagger.AddSecurityDefinition(OperationAccess.Scheme, OperationAccess.Definition);
            swagger.OperationFilter<OperationNames>();
            swagger.OperationFilter<OperationParameters>();
            swagger.OperationFilter<OperationBodies>();
            swagger.OperationFilter<OperationHeaders>();
            swagger.OperationFilter<OperationAnswers>();
            swagger.OperationFilter<OperationAccess>();
            swagger.DocumentFilter<HealthPaths>();
            swagger.DocumentFilter<ContractInfo>();
        });
    }

    public static void UseContract(this WebApplication app)
    {
        app.UseSwagger(swagger => swagger.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0);
        app.UseSwaggerPage();
    }
}
