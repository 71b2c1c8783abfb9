using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace ConflictEvents.Api.Http;

/// <summary>Whole addresses, for clients that follow no others: under the configured public address, else under the first that is listened on; never under what a Host header claims.</summary>
internal static class ServedAddress
{
    private static readonly string[] AnyHost = ["+", "*", "0.0.0.0", "[::]"];

    public static string WholeAddress(this HttpContext context, string path) => context.RequestServices.WholeAddress(path);

    public static string WholeAddress(this IServiceProvider services, string path)
    {
        var start = services.GetRequiredService<IOptions<ConflictEventsOptions>>().Value.PublicAddress
            ?? Named(services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault());
        return start?.TrimEnd('/') + path;
    }

    // Who listens on all addresses has not said which of them it is known by.
    private static string? Named(string? listened)
    {
        if (listened is null)
            return null;
        var address = BindingAddress.Parse(listened);
        return AnyHost.Contains(address.Host) ? $"{address.Scheme}://localhost:{address.Port}" : listened;
    }
}
