using System.Text.Json.Nodes;
using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Kinds;

namespace ConflictEvents.Events;

/// <summary>Which steps an event may take in the desk's work, and who may take them.</summary>
internal static class EventTransitions
{
    /// <summary>What the body leaves out stays as it is: lifecycle and verification.</summary>
    public static EventBody WithKept(EventBody body, EventBody? before) => body with
    {
        Lifecycle = body.Lifecycle ?? before?.Lifecycle ?? Lifecycle.Draft,
        Verification = body.Verification ?? before?.Verification ?? new Verification(),
    };

    /// <summary>Demands that the step is allowed, to this caller.</summary>
    public static void Check(EventBody body, EventBody? before, Caller caller, DeskRules desk)
    {
        CheckLifecycle(before?.Lifecycle, body.Lifecycle!.Value, caller, desk);
        if (body.Verification != (before?.Verification ?? new Verification()))
            caller.Demand(Role.Editor, "To set verification", "/verification");
        if (before is not null && body.Details.Kind != before.Details.Kind)
            throw KindFixed(WireNames.Of(before.Details.Kind));
    }

    /// <summary>Whether a patch leaves the kind as it is; another kind's members would be refused one by one, and say nothing of the reason.</summary>
    public static bool SameKind(EventRevision current, JsonObject patch) =>
        (patch["details"] as JsonObject)?["kind"] is not JsonValue kind || !kind.TryGetValue<string>(out var name) || name == current.Kind
        || !WireNames.TryParse<EventKind>(name, out _);

    /// <summary>The refusal of another kind.</summary>
    public static ConflictException KindFixed(string kind) =>
        new("kind_fixed", $"The kind is {kind} and cannot change; retract this event and record another.", "/details/kind");

    private static void CheckLifecycle(Lifecycle? before, Lifecycle after, Caller caller, DeskRules desk)
    {
        switch (before, after)
        {
            case (Lifecycle.Withheld, Lifecycle.Withheld):
                caller.Demand(Role.Editor, "To revise a withheld event");
                break;
            case var (b, a) when b == a:
            case (null, Lifecycle.Draft):
                break;
            case (null or Lifecycle.Draft, Lifecycle.Published):
                desk.DemandPublishing(caller, "To publish an event");
                break;
            case (Lifecycle.Published, Lifecycle.Withheld) or (Lifecycle.Withheld, Lifecycle.Published):
                caller.Demand(Role.Editor, "To withhold an event or publish it again", "/lifecycle");
                break;
            case (_, Lifecycle.Retracted):
                throw new ConflictException("lifecycle", "An event is retracted by DELETE, with a reason.", "/lifecycle");
            default:
                throw new ConflictException("lifecycle", before is null
                    ? "A new event is draft or published."
                    : $"An event does not go from {WireNames.Of(before.Value)} to {WireNames.Of(after)}; draft goes to published, published to withheld and back.", "/lifecycle");
        }
    }

    /// <summary>An embargo is set before first publication only, and in the future.</summary>
    public static void CheckEmbargo(EventBody body, EventBody? before, bool wasPublic, DateTimeOffset now)
    {
        if (body.EmbargoedUntil is not { } until || until == before?.EmbargoedUntil)
            return;
        if (wasPublic)
            throw new ConflictException("embargo_too_late", "Readers have seen this event; an embargo is set before first publication.", "/embargoedUntil");
        if (until <= now)
            throw new InvalidRecordException("/embargoedUntil", "past", "lies in the past; send a future instant, or leave it out");
    }
}
