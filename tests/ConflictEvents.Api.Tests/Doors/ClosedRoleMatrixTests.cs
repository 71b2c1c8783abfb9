using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Doors;

/// <summary>Who may call what where nobody reads without a key.</summary>
public sealed class ClosedRoleMatrixTests(ClosedDoorsFixture api) : IClassFixture<ClosedDoorsFixture>
{
    [Fact]
    public async Task Where_reading_without_a_key_is_closed_every_door_demands_one() => (await new RoleMatrix(api, isOpen: false).DifferencesAsync()).ShouldBeNone();
}
