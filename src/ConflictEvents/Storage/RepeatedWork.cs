using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ConflictEvents.Storage;

/// <summary>
/// What is done again and again behind the requests, from when the schema is there, each time with services of its own. What fails is left for the next time.
/// </summary>
/// <param name="scopes">The services.</param>
/// <param name="schema">When to begin.</param>
/// <param name="time">The clock.</param>
/// <param name="interval">How long after one time the next one comes.</param>
internal abstract class RepeatedWork(IServiceScopeFactory scopes, SchemaReady schema, TimeProvider time, TimeSpan interval) : BackgroundService
{
    /// <summary>The clock.</summary>
    protected TimeProvider Time => time;

    /// <summary>Whether it is done once more when the host stops, for what is held in memory.</summary>
    protected virtual bool IsDoneAtTheEnd => false;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (IsDoneAtTheEnd && schema.IsReady)
            await TryAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await schema.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(interval, time);
        do
            await TryAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Does it once.</summary>
    protected abstract Task RunAsync(IServiceProvider services, CancellationToken cancellationToken);

    /// <summary>Tells that it failed.</summary>
    protected abstract void Tell(Exception failure);

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await RunAsync(scope.ServiceProvider, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Tell(e);
        }
    }
}
