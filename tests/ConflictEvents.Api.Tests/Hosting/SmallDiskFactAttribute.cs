using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Hosting;

/// <summary>A test that needs a small disk beneath the private cluster, which only root can mount.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> CanBe = new(SmallDisk.CanBe);

    public SmallDiskFactAttribute()
    {
        if (Environment.GetEnvironmentVariable(TestServer.Variable) is { Length: > 0 } || !CanBe.Value)
            Skip = "NO SMALL DISK can be mounted here, nothing checked.";
    }
}
