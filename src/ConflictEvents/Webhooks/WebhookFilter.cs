using System.Text;
using System.Text.Json.Nodes;
using ConflictEvents.Changes;
using ConflictEvents.Events;
using ConflictEvents.Json;

namespace ConflictEvents.Webhooks;

/// <summary>Reads a subscription's filter: the feed's parameters as members of one JSON object.</summary>
internal static class WebhookFilter
{
    private const string Pointer = "/filter";
    private const string Record = "record";
    private const string Limit = "limit";

    /// <exception cref="InvalidRecordException">It is not understood; the pointer says where.</exception>
    public static ChangeFilter Read(JsonObject? sent)
    {
        if (sent is null || sent.Count == 0)
            return new();
        try
        {
            var filter = Parse(sent.DeepClone().AsObject());
            filter.Demand();
            return filter;
        }
        catch (InvalidRecordException e)
        {
            throw new InvalidRecordException([.. e.Failures.Select(f => f with { Pointer = Pointer + f.Pointer })]);
        }
        catch (InvalidParameterException e)
        {
            throw Refused(e);
        }
    }

    /// <summary>What the feed says of a parameter, said of the member.</summary>
    public static InvalidRecordException Refused(InvalidParameterException e) => new($"{Pointer}/{WirePointer.Escape(e.Parameter)}", "filter", e.Message);

    private static ChangeFilter Parse(JsonObject members)
    {
        if (members.ContainsKey(Limit))
            throw new InvalidRecordException("/" + Limit, "unknown_member", "is no member of a filter");
        var records = members.Remove(Record, out var listed)
            ? WireReader.Read<RecordTypes>(Utf8(new JsonObject { [Record] = listed })).Record
            : [];
        var hasLifecycle = members.ContainsKey("lifecycle");
        if (members.Count == 0)
            return new() { Record = records };
        var events = WireReader.Read<EventQuery>(Utf8(members));
        return new() { Record = records, Events = hasLifecycle ? events : events with { Lifecycle = [] } };
    }

    private static byte[] Utf8(JsonObject members) => Encoding.UTF8.GetBytes(members.ToJsonString(Wire.Options));

    private sealed record RecordTypes
    {
        public IReadOnlyList<RecordType> Record { get; init; } = [];
    }
}
