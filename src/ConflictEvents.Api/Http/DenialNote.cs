using ConflictEvents.Api.Auth;
using ConflictEvents.Api.Limiting;
using ConflictEvents.Audit;
using ConflictEvents.Json;

namespace ConflictEvents.Api.Http;

/// <summary>Notes for the audit what was refused: without a right, or as too many.</summary>
internal sealed class DenialNote(RequestDelegate next, Denials denials)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var method = context.Request.Method;
        await next(context);
        if (context.Response.StatusCode is 401 or 403 or 429)
            denials.Note(new(context.Response.StatusCode, Why(context), By(context), context.Address(), Known(method), Secrets.PathOf(context)));
    }

    private static string Why(HttpContext context) => context.Features.Get<SignIn>() is { } refused ? WireNames.Of(refused.Why) : context.Response.StatusCode switch
    {
        401 => "no_key",
        403 => "forbidden",
        _ => "too_many",
    };

    private static string By(HttpContext context) => context.Features.Get<SignIn>()?.KeyName ?? context.Caller().Name;

    private static string Known(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method) || HttpMethods.IsPut(method) || HttpMethods.IsPatch(method) || HttpMethods.IsDelete(method) || HttpMethods.IsOptions(method)
            ? method : "other";
}
