using ConflictEvents.Api.Http;

namespace ConflictEvents.Api.OpenApi;

/// <summary>Keeps the contract as it was made at the first call: it takes long to make, is the same each time, and anybody may ask for it.</summary>
internal sealed class ContractCache(RequestDelegate next)
{
    private byte[]? contract;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || context.Request.Path != Contract.Path)
        {
            await next(context);
            return;
        }
        contract ??= await MakeAsync(context);
        context.Response.ContentType = "application/json;charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        if (context.Features.Get<HeadersOnly>() is null)
            await context.Response.Body.WriteAsync(contract, context.RequestAborted);
    }

    private async Task<byte[]> MakeAsync(HttpContext context)
    {
        var body = context.Response.Body;
        using var made = new MemoryStream();
        context.Response.Body = made;
        try
        {
            await next(context);
            return made.ToArray();
        }
        finally
        {
            context.Response.Body = body;
        }
    }
}
