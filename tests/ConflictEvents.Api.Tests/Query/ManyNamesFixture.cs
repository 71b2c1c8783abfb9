using ConflictEvents.Api.Tests.House;
using ConflictEvents.Events.Search;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ConflictEvents.Api.Tests.Query;

/// <summary>Lists that are walked before they are gathered, however little is expected.</summary>
public sealed class ManyNamesFixture : ApiFixture
{
    protected override void Configure(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton(new ListReach { Few = 0, ShortWalk = 6, LongestWalk = 24, PointWalk = 10 }));
}
