using System.Text;
using System.Text.Json.Nodes;
using ConflictEvents.Actors;
using ConflictEvents.Api.OpenApi.Schemas;
using ConflictEvents.Disputes;
using ConflictEvents.Events;
using ConflictEvents.Json;
using ConflictEvents.Kinds;
using ConflictEvents.Ledger;
using ConflictEvents.Sources;

namespace ConflictEvents.Api.OpenApi.Operations;

/// <summary>What the examples look like when they are answered: with what the server fills in.</summary>
internal static class AnswerExample
{
    private const string Id = "0195f3a0-0000-7000-8000-000000000001";

    public static JsonNode? Of(Type answer, KindEntry? kind)
    {
        if (answer.IsGenericType && answer.GetGenericTypeDefinition() == typeof(Page<>))
            return Of(answer.GenericTypeArguments[0], kind) is { } item ? new JsonObject { ["items"] = new JsonArray(item), ["next"] = null } : null;
        return ServerMembers.IsRecord(answer) ? Record(answer, kind ?? EventKinds.All[0]) : Examples.OfAnswer(answer);
    }

    private static JsonObject Record(Type body, KindEntry kind)
    {
        var sent = Encoding.UTF8.GetBytes((body == typeof(EventBody) ? Examples.Of(kind.WireName) : Examples.OfBody(body)).ToJsonString());
        var shown = body switch
        {
            _ when body == typeof(EventBody) => Stored(Event(WireReader.Read<EventBody>(sent))),
            _ when body == typeof(SourceBody) => Stored(WireReader.Read<SourceBody>(sent) with { Text = null, RetrievedAt = new(2022, 3, 11, 8, 0, 0, TimeSpan.Zero) }),
            _ when body == typeof(ActorBody) => Stored(WireReader.Read<ActorBody>(sent)),
            _ => Stored(WireReader.Read<DisputeBody>(sent)),
        };
        var answered = new JsonObject();
        if (body != typeof(ActorBody))
            answered["id"] = Id;
        (answered["revision"], answered["position"], answered["recordedAt"], answered["changeReason"]) = (1, 79, "2022-03-11T08:15:30.123456Z", "created");
        foreach (var (name, value) in shown)
            answered[name] = value?.DeepClone();
        return answered;
    }

    private static EventBody Event(EventBody sent) => sent with
    {
        Verification = new(),
        Citations = [.. sent.Citations.Select(citation => citation with { Excerpt = citation.Excerpt! with { Checked = ExcerptCheck.Found } })],
    };

    private static JsonObject Stored<T>(T body) => JsonNode.Parse(Wire.Write(body))!.AsObject();
}
