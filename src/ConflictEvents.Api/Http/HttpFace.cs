using ConflictEvents.Api.Auth;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ConflictEvents.Api.Http;

/// <summary>How requests are read and answered, before and after the controllers.</summary>
internal static class HttpFace
{
    public static void AddHttpFace(this IServiceCollection services)
    {
        services.AddControllers(mvc =>
        {
            // Never forms: a broken one would leave the action without its body instead of refusing it.
            mvc.ValueProviderFactories.Clear();
            mvc.ValueProviderFactories.Add(new RouteValueProviderFactory());
            mvc.ValueProviderFactories.Add(new QueryStringValueProviderFactory());
            mvc.InputFormatters.Clear();
            mvc.InputFormatters.Add(new StrictJsonInput());
            mvc.ModelValidatorProviders.Clear();
            mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            mvc.Filters.Add<AskedFilter>();
            mvc.Filters.Add<ActingAs>();
            mvc.Filters.Add<MinPosition>();
        });
        services.Configure<ApiBehaviorOptions>(api =>
        {
            api.SuppressModelStateInvalidFilter = true;
            api.SuppressMapClientErrors = true;
        });
    }

    public static void UseProblems(this WebApplication app) => app.UseMiddleware<FailureToProblem>();

    public static void UseRequestLog(this WebApplication app) => app.UseMiddleware<RequestLog>();

    public static void UseAnswerHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        // At the start of the answer: a problem clears the headers that were set before it.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            // The page has a policy of its own; an answer of the API that a browser shows may do nothing.
            if (headers.ContentSecurityPolicy.Count == 0)
                headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
            // Only where it is served by https, and not to a desk's own machine, where other servers have the same name.
            if (context.Request.IsHttps && context.Request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]"))
                headers.StrictTransportSecurity = "max-age=31536000";
            // Problems, and what only some may see: no cache may keep what does not say that it may.
            if (headers.CacheControl.Count == 0)
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>Notes what was refused, for the audit.</summary>
    public static void UseDenials(this WebApplication app) => app.UseMiddleware<DenialNote>();

    /// <summary>HEAD answers as GET without the body; OPTIONS says which methods an address takes.</summary>
    public static void UseHeadAndOptions(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
            context.Response.Body = Stream.Null;
            context.Features.Set(new HeadersOnly());
        }
        var isOptions = HttpMethods.IsOptions(context.Request.Method);
        await next(context);
        if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status405MethodNotAllowed } response)
        {
            var methods = response.Headers.Allow.ToString();
            response.Headers.Allow = methods + (methods.Contains("GET", StringComparison.Ordinal) ? ", HEAD" : "") + ", OPTIONS";
            if (isOptions)
                response.StatusCode = StatusCodes.Status204NoContent;
        }
    });
}
