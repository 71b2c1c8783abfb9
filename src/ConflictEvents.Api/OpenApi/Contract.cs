namespace ConflictEvents.Api.OpenApi;

/// <summary>The contract and the page that shows it.</summary>
internal static class Contract
{
    public static void AddContract(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen();
    }

    public static void UseContract(this WebApplication app)
    {
        app.UseSwagger();
        app.UseSwaggerUI();
    }
}
