using ConflictEvents.Events;
using ConflictEvents.Kinds;
using ConflictEvents.Tests.Events;

namespace ConflictEvents.Tests.Kinds;

public sealed class NothingSentTests
{
    public static TheoryData<Type> Bodies => [typeof(EventBody), .. EventKinds.All.Select(kind => kind.Details)];

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Absent_members_break_rules_and_nothing_else(Type type) =>
        Assert.All(Errors(type, (nested: false, nullItems: false)), HasCodeAndSentence);

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Empty_records_within_break_rules_and_nothing_else(Type type) =>
        Assert.All(Errors(type, (nested: true, nullItems: false)), HasCodeAndSentence);

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Every_null_in_a_list_is_named(Type type)
    {
        var nulls = type.GetProperties()
            .Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
                && !p.PropertyType.GenericTypeArguments[0].IsValueType)
            .Select(p => $"{(type == typeof(EventBody) ? "" : "Details.")}{p.Name}[0]");

        var named = Errors(type, (nested: false, nullItems: true)).Where(e => e.ErrorCode == "null_item").Select(e => e.PropertyName);

        Assert.Equal(nulls.Order(), named.Order());
    }

    [Fact]
    public void A_null_in_the_lists_of_a_citation_is_named()
    {
        var body = Given.Event() with { Citations = [Given.ACitation with { Chain = [null!], Supports = [null!] }] };

        Given.Refused(body, "Citations[0].Chain[0]", "null_item");
        Given.Refused(body, "Citations[0].Supports[0]", "null_item");
    }

    private static List<FluentValidation.Results.ValidationFailure> Errors(Type type, (bool nested, bool nullItems) shape)
    {
        var blank = Blank.Of(type, null, shape.nested, shape.nullItems);
        return Given.Checked(blank as EventBody ?? Given.Event((EventDetails)blank)).Errors;
    }

    private static void HasCodeAndSentence(FluentValidation.Results.ValidationFailure failure)
    {
        Assert.Matches("^[a-z]+(_[a-z]+)*$", failure.ErrorCode);
        Assert.EndsWith(".", failure.ErrorMessage);
        Assert.DoesNotContain("'" + failure.PropertyName, failure.ErrorMessage);
    }
}
