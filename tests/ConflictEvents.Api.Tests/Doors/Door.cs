using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Doors;

/// <summary>What an operation of the contract demands of who calls it, and what it says to who may.</summary>
/// <param name="Needed">The least role; null where nobody is asked who they are.</param>
/// <param name="Let">
/// The answer to whoever may call it, of a call that writes nothing: reads ask for a record that is there, writes for one that is not,
/// or send a body that says nothing.
/// </param>
internal sealed record Door(Role? Needed, int Let)
{
    /// <summary>Parameters without which it cannot be called.</summary>
    public string Query { get; init; } = "";

    /// <summary>What readers are told of a record that they could see until it was retracted: its tombstone, or its past.</summary>
    public int Retracted { get; init; } = 410;
}
