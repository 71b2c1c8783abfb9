using System.Linq.Expressions;
using ConflictEvents.Json;
using ConflictEvents.Kinds;
using FluentValidation;

namespace ConflictEvents.Events.Search;

/// <summary>What a query must keep to make sense, whether it came in an address or in a body.</summary>
public sealed class EventQueryRules : AbstractValidator<EventQuery>
{
    private static readonly EventQueryRules Rules = new();
    private const int MostValues = 100;
    private const int MostFields = 50;
    private const int LongestValue = 200;
    private const string BadValue = "has a value that is empty, longer than 200 characters or holds control characters";
    private const int LongestQ = 500;
    private const double MostKilometers = 5000;

    /// <summary>The rules.</summary>
    public EventQueryRules()
    {
        RuleFor(q => q.From).Day();
        RuleFor(q => q.To).Day().Must((q, to) => to is null || q.From is null || to >= q.From).WithErrorCode("reversed").WithMessage("lies before `from`");
        RuleFor(q => (int?)q.Limit).Within(1, 500).WithMessage("must be a whole number from 1 to 500");
        RuleFor(q => q.Q).Must(q => q is null || (q.EnumerateRunes().Count() is > 0 and <= LongestQ && !q.Any(char.IsControl)))
            .WithErrorCode("too_long").WithMessage($"must be 1 to {LongestQ} characters, without control characters");
        Lists();
        Places();
        Orders();
    }

    /// <summary>Refuses a body that breaks a rule, by JSON pointer.</summary>
    /// <exception cref="InvalidRecordException">It breaks one.</exception>
    public static void Demand(EventQuery query) => RecordRules.Demand(Rules, query);

    private void Lists()
    {
        foreach (var list in new Expression<Func<EventQuery, IReadOnlyList<string>>>[]
                 { q => q.Actor, q => q.Speaker, q => q.Participant, q => q.Perpetrator, q => q.CountedBy, q => q.Country, q => q.Admin1, q => q.Tag, q => q.Link, q => q.Verification })
            RuleFor(list).MaxItems(MostValues).Must(HoldsValues).WithErrorCode("bad_value").WithMessage(BadValue);
        RuleFor(q => q.ParticipantsAll).MaxItems(10).Must(HoldsValues).WithErrorCode("bad_value").WithMessage(BadValue);
        RuleFor(q => q.Fields).MaxItems(MostFields).Must(HoldsValues).WithErrorCode("bad_value").WithMessage(BadValue);
        foreach (var ids in new Expression<Func<EventQuery, IReadOnlyList<Guid>>>[] { q => q.About, q => q.Counts, q => q.Source })
            RuleFor(ids).MaxItems(MostValues);
        RuleForEach(q => q.Country).Must(c => c is null || CountryCodes.Contains(c)).WithErrorCode("unknown_country")
            .WithMessage("has a value that is no ISO 3166-1 alpha-3 code in capitals, such as UKR");
        RuleForEach(q => q.Link).Must(l => l is null || LinkFilter.TryParse(l, out _)).WithErrorCode("invalid_link")
            .WithMessage($"has a value that is neither an event's id nor a type, a colon and an id, such as about:0195f3a0-0000-7000-8000-000000000001; types are {string.Join(", ", WireNames.All(typeof(LinkType)))}");
        RuleForEach(q => q.Verification).Must(v => v is null || VerificationFilter.TryParse(v, out _)).WithErrorCode("vocabulary")
            .WithMessage($"has a value that is neither a state nor an axis, a colon and a state, such as harm:disputed; states are {string.Join(", ", WireNames.All(typeof(VerificationState)))}; axes are {string.Join(", ", VerificationFilter.Axes)}");
    }

    private void Places()
    {
        RuleFor(q => q.Place).MaxItems(20);
        RuleForEach(q => q.Place).Must(p => IsValue(p) && p!.Trim().Length >= 2).WithErrorCode("bad_value").WithMessage("has a value that is shorter than 2 or longer than 200 characters, or holds control characters");
        RuleFor(q => q.Bbox).Must(b => b is [] or [_, _, _, _]).WithErrorCode("bbox").WithMessage("must be four numbers: west, south, east, north, such as 37.4,47.0,37.8,47.2")
            .Must(b => b is not [var w, var s, var e, var n] || (IsLongitude(w) && IsLongitude(e) && IsLatitude(s) && IsLatitude(n))).WithErrorCode("bbox").WithMessage("has a longitude outside -180 to 180, or a latitude outside -90 to 90; the order is west, south, east, north")
            .Must(b => b is not [_, var s, _, var n] || s <= n).WithErrorCode("bbox").WithMessage("has its south north of its north; the order is west, south, east, north");
        RuleFor(q => q.Near).Must(n => n is [] or [_, _, _]).WithErrorCode("near").WithMessage("must be three numbers: longitude, latitude, kilometres, such as 37.5,47.1,25")
            .Must(n => n is not [var lon, var lat, var km] || (IsLongitude(lon) && IsLatitude(lat) && km is > 0 and <= MostKilometers)).WithErrorCode("near")
            .WithMessage($"must be a longitude from -180 to 180, a latitude from -90 to 90, and more than 0 and up to {MostKilometers} kilometres");
    }

    private void Orders()
    {
        RuleFor(q => q.Sort).Must((q, sort) => sort != EventSort.Relevance || q.Q is not null).WithErrorCode("sort").WithMessage("by relevance needs `q`: to what?")
            .Must((q, sort) => sort != EventSort.QuoteMode || (q.Kind.Count == 1 && EventKinds.Of(q.Kind[0]).HasQuoteMode)).WithErrorCode("sort")
            .WithMessage("by quoteMode is for statements only: use /v1/statements, or kind=statement");
    }

    private static bool HoldsValues(IReadOnlyList<string> values) => values.All(IsValue);

    private static bool IsValue(string? text) => text?.Length is > 0 and <= LongestValue && !text.Any(char.IsControl);

    private static bool IsLongitude(double degrees) => Math.Abs(degrees) <= 180;

    private static bool IsLatitude(double degrees) => Math.Abs(degrees) <= 90;
}
