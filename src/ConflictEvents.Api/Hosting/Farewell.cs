using Microsoft.Extensions.Options;

namespace ConflictEvents.Api.Hosting;

/// <summary>
/// The time between the signal to stop and the end of listening: readiness is taken back, so that a balancer sends nobody any more, and each answer
/// asks its caller to close the connection, so that none sends a request into a connection that is just being closed.
/// </summary>
internal sealed class Farewell(IHostApplicationLifetime host, IOptions<ConflictEventsOptions> options) : IHostedLifecycleService
{
    /// <summary>Whether the signal has come.</summary>
    public bool HasBegun => host.ApplicationStopping.IsCancellationRequested;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Before anything is stopped, the listening among it. In real time: nobody looks at a clock when the process ends.
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.Delay(TimeSpan.FromSeconds(options.Value.DrainSeconds), cancellationToken);
}

internal static class FarewellRegistration
{
    public static void UseFarewell(this WebApplication app)
    {
        var farewell = app.Services.GetRequiredService<Farewell>();
        app.Use((context, next) =>
        {
            if (farewell.HasBegun)
                context.Response.Headers.Connection = "close";
            return next(context);
        });
    }
}
