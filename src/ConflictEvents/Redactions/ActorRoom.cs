using ConflictEvents.Actors;

namespace ConflictEvents.Redactions;

/// <summary>Actors.</summary>
internal sealed class ActorRoom() : RedactionRoom<ActorRevision, string, ActorBody>(ActorRevision.Table, new ActorBodyRules(), slug => slug)
{
    public static ActorRoom Instance { get; } = new();

    protected override string Columns(ActorRevision row, string document, string? publicDocument) => ActorColumns.Of(Body(document));
}
