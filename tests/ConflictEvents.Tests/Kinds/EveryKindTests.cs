using System.Text.Json;
using System.Text.Json.Serialization;
using ConflictEvents.Kinds;
using ConflictEvents.Tests.Events;

namespace ConflictEvents.Tests.Kinds;

/// <summary>Walks the list of kinds and demands every part of each: a new kind that lacks one fails here.</summary>
public sealed class EveryKindTests
{
    private static readonly EventDetails[] Examples = [Given.Meeting(), Given.Strike(), Given.Statement(), Given.Tally()];

    public static TheoryData<EventKind> Kinds => [.. Enum.GetValues<EventKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_is_in_the_list_once(EventKind kind) => Assert.Single(EventKinds.All, entry => entry.Kind == kind);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_name_is_that_of_the_vocabulary(EventKind kind) =>
        Assert.Equal(JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()), EventKinds.Of(kind).WireName);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_details_are_told_apart_by_that_name(EventKind kind)
    {
        var branches = typeof(EventDetails).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>();

        Assert.Equal(EventKinds.Of(kind).WireName, Assert.Single(branches, b => b.DerivedType == EventKinds.Of(kind).Details).TypeDiscriminator);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_route_is_its_own_and_fit_for_an_address(EventKind kind)
    {
        Assert.Matches("^[a-z]+(-[a-z]+)*$", EventKinds.Of(kind).Route);
        Assert.Single(EventKinds.All, entry => entry.Route == EventKinds.Of(kind).Route);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_rules_are_for_its_details(EventKind kind)
    {
        var entry = EventKinds.Of(kind);

        Assert.True(entry.Rules.CanValidateInstancesOfType(entry.Details));
        Given.Accepted(Example(entry));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_details_know_their_kind(EventKind kind) => Assert.Equal(kind, Example(EventKinds.Of(kind)).Kind);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_completed_details_keep_the_rules_and_are_complete(EventKind kind)
    {
        var complete = Example(EventKinds.Of(kind)).Complete();

        Given.Accepted(complete);
        Assert.Equal(complete, complete.Complete());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_kind_is_written_once_into_json(EventKind kind)
    {
        var json = JsonSerializer.Serialize(Example(EventKinds.Of(kind)), JsonSerializerOptions.Web);

        Assert.Equal(EventKinds.Of(kind).WireName, JsonDocument.Parse(json).RootElement.GetProperty("kind").GetString());
        Assert.Equal(2, json.Split("\"kind\":").Length);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_pointers_to_actors_and_events_name_what_they_say(EventKind kind)
    {
        var details = Filled(EventKinds.Of(kind).Details);
        var json = JsonSerializer.SerializeToElement(details, JsonSerializerOptions.Web);

        Assert.All(details.Actors(), actor => Assert.Equal(actor.Slug, At(json, actor.Pointer).GetString()));
        Assert.All(details.Events(), other => Assert.Equal(other.Id, At(json, other.Pointer).GetGuid()));
    }

    private static EventDetails Example(KindEntry entry) => Assert.Single(Examples, example => example.GetType() == entry.Details);

    private static EventDetails Filled(Type details) => (EventDetails)Blank.Of(details, text: "some-actor", nested: true);

    private static JsonElement At(JsonElement json, string pointer) => pointer.Split('/')[1..].Aggregate(json, (at, step) =>
        at.ValueKind == JsonValueKind.Array ? at[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : at.GetProperty(step));
}
