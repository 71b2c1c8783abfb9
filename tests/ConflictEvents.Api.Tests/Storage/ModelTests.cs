using ConflictEvents.Api.Tests.Hosting;
using ConflictEvents.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ConflictEvents.Api.Tests.Storage;

public sealed class ModelTests
{
    [Fact]
    public async Task The_model_that_a_start_begins_with_is_the_one_it_works_with()
    {
        await using var host = await WiredHost.StartAsync();
        await using var scope = host.Services.CreateAsyncScope();

        Assert.Same(await Registration.BeginModel(), scope.ServiceProvider.GetRequiredService<LedgerDb>().Model);
    }
}
