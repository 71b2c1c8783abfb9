using Microsoft.Extensions.FileProviders;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace ConflictEvents.Api.OpenApi;

/// <summary>The page on which journalists read the contract and try it.</summary>
internal static class SwaggerPage
{
    private const string Address = "/swagger";
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void UseSwaggerPage(this WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            if (HttpMethods.IsGet(context.Request.Method) && context.Request.Path == "/")
            {
                context.Response.Redirect($"{context.Request.PathBase}{Address}/index.html");
                return;
            }
            if (context.Request.Path.StartsWithSegments(Address, StringComparison.Ordinal))
            {
                context.Response.Headers.ContentSecurityPolicy = Policy;
                context.Response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
                context.Response.Headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
                if (context.Response.Headers.CacheControl.Count == 0)
                    context.Response.Headers.CacheControl = "no-cache";
            }
            await next(context);
        });
        // Embedded, so that the page does not depend on the folder that the process is started in.
        app.UseStaticFiles(new StaticFileOptions { RequestPath = Address, FileProvider = new EmbeddedFileProvider(typeof(SwaggerPage).Assembly, "ConflictEvents.Api.wwwroot") });
        app.UseSwaggerUI(page =>
        {
            page.DocumentTitle = "ConflictEvents API";
            page.SwaggerEndpoint($"{Contract.Version}/swagger.json", "ConflictEvents v1");
            page.InjectStylesheet("conflict-events.css");
            page.InjectJavascript("conflict-events.js");
            page.DocExpansion(DocExpansion.List);
            page.DefaultModelsExpandDepth(0);
            page.DefaultModelExpandDepth(3);
            page.EnableDeepLinking();
            page.EnableFilter();
            page.EnableTryItOutByDefault();
            page.EnablePersistAuthorization();
            page.ShowCommonExtensions();
        });
    }
}
