using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Doors;

/// <summary>A server with something in it of all that readers may not see.</summary>
public class DoorsFixture : ApiFixture
{
    internal DoorWorld World { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        World = await DoorWorld.MakeAsync(this);
    }
}
