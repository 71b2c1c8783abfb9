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
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return Task.CompletedTask;
        });
        return next(context);
    });

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
