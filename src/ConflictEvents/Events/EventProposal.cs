using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;

namespace ConflictEvents.Events;

/// <summary>An event that somebody wants to write and that is in shape: what it was, and what it is to be.</summary>
/// <param name="Id">The event.</param>
/// <param name="Sent">The body as it was submitted.</param>
/// <param name="Body">The body with what it leaves out filled in.</param>
/// <param name="Current">The present revision; null for a new event.</param>
/// <param name="Before">The event as that revision has it.</param>
internal sealed record EventProposal(Guid Id, EventBody Sent, EventBody Body, Present? Current, EventBody? Before)
{
    private static readonly EventBodyRules Rules = new();

    private (Caller Caller, DeskRules Desk)? By { get; init; }

    /// <summary>Holds a body against the rules of shape as if it were a new event's, before it is known which event it is.</summary>
    public static void DemandShape(EventBody sent) => Rules.Demand(EventTransitions.WithKept(sent, null));

    /// <summary>The proposal, held against the rules that ask nobody.</summary>
    /// <param name="id">The event.</param>
    /// <param name="sent">The body as it was submitted.</param>
    /// <param name="current">The present revision; null for a new event.</param>
    /// <param name="caller">Who writes.</param>
    /// <param name="desk">What the desk demands.</param>
    /// <param name="isInShape">Whether <see cref="DemandShape"/> has let it pass: what it says holds unless the present revision lends it another lifecycle, or the id.</param>
    public static EventProposal Of(Guid id, EventBody sent, Present? current, Caller caller, DeskRules desk, bool isInShape = false)
    {
        if (sent.Id is not null && sent.Id != id)
            throw new InvalidRecordException("/id", "other_id", $"is not the id of the address, {id}");
        var before = current is null ? null : Wire.ReadStored<EventBody>(current.Document);
        var body = EventTransitions.WithKept(sent, before) with { Id = id };
        if (!isInShape || current is not null && (sent.Lifecycle is null || sent.Id is null))
            Rules.Demand(body);
        EventTransitions.Check(body, before, caller, desk);
        return new(id, sent, body.Complete(), current, before) { By = (caller, desk) };
    }

    /// <summary>Demands that the caller may revise what is published, where it is and would be another. What stays as it is may be sent by anybody, so that a file can be sent again.</summary>
    public void DemandRevisable(EventBody complete)
    {
        if (By is var (caller, desk) && caller.Role < desk.PublishNeeds && Before?.Lifecycle == Lifecycle.Published && EventEntries.DocumentOf(complete) != Current!.Document)
            desk.DemandPublishing(caller, "To revise a published event");
    }

    /// <summary>What is to be appended; null where that is what stands there already.</summary>
    /// <param name="complete">The body as the guard lets it pass.</param>
    /// <param name="sources">The sources that it cites.</param>
    public Entry? EntryOf(EventBody complete, IReadOnlyList<CitedSource> sources) =>
        EventEntries.OfNews(Id, Current, complete, sources, ChangeWords.For(Sent.ChangeReason, Sent.ChangeNote, Current));
}
