using ConflictEvents.Events;
using ConflictEvents.Kinds;
using FluentValidation.Results;

namespace ConflictEvents.Tests.Events;

/// <summary>The shortest records that keep the rules; a test changes what it is about.</summary>
internal static class Given
{
    public static readonly Guid Other = Guid.Parse("019576a0-0000-7000-8000-000000000001");
    public static readonly EventTime Thursday = new() { From = new(2022, 3, 10), Precision = TimePrecision.Day };
    public static readonly Location Harbour = new() { Name = "Harbour", Precision = LocationPrecision.Settlement };
    public static readonly Citation ACitation = new() { Source = Other };

    private static readonly EventBodyRules Rules = new();

    public static EventBody Event(EventDetails details) =>
        new() { Title = "Something happened", Time = Thursday, Location = Harbour, Details = details };

    public static EventBody Event() => Event(Strike());

    public static Meeting Meeting() => new()
    {
        Status = MeetingStatus.Held,
        Participants =
        [
            new() { Actor = "north", Role = ParticipantRole.Participant },
            new() { Actor = "south", Role = ParticipantRole.Participant },
        ],
    };

    public static Strike Strike() => new();

    public static Statement Statement() => new()
    {
        Speakers = [new() { Actor = "north-minister" }],
        Acts = [SpeechAct.Demand],
        Content = "Demands a ceasefire.",
        QuoteMode = QuoteMode.Paraphrase,
    };

    public static CasualtyTally Tally() => Tally(Figure("at least 3", Qualifier.AtLeast));

    public static CasualtyTally Tally(Figure figure) => new() { Metric = Metric.Killed, Figure = figure, Scope = TallyScope.Incident };

    public static Figure Figure(string raw, Qualifier qualifier, long? low = null, long? high = null) =>
        new() { Raw = raw, Qualifier = qualifier, Low = low, High = high, Unit = FigureUnit.Persons };

    public static ValidationResult Checked(EventBody body) => Rules.Validate(body);

    public static void Accepted(EventBody body) =>
        Assert.Empty(Checked(body).Errors.Select(e => $"{e.PropertyName} {e.ErrorCode} {e.ErrorMessage}"));

    public static void Accepted(EventDetails details) => Accepted(Event(details));

    public static void Refused(EventBody body, string path, string code) =>
        Assert.Contains((path, code), Checked(body).Errors.Select(e => (e.PropertyName, e.ErrorCode)));

    public static void Refused(EventDetails details, string path, string code) => Refused(Event(details), "Details." + path, code);
}
