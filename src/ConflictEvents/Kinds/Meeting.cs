using System.Text.Json.Serialization;
using FluentValidation;

namespace ConflictEvents.Kinds;

/// <summary>A meeting: parties met, were to meet, or refused to.</summary>
public sealed record Meeting : EventDetails
{
    private static readonly OutcomeCode[] Agreements =
        [OutcomeCode.AgreedToContinue, OutcomeCode.CeasefireAgreed, OutcomeCode.CorridorAgreed, OutcomeCode.PrisonerExchange, OutcomeCode.DocumentSigned];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EventKind Kind => EventKind.Meeting;

    /// <summary>Whether it took place.</summary>
    public required MeetingStatus? Status { get; init; }

    /// <summary>How it was set up. `unspecified` where left out.</summary>
    public MeetingFormat Format { get; init; } = MeetingFormat.Unspecified;

    /// <summary>The rank of those who met. `unspecified` where left out.</summary>
    public MeetingLevel Level { get; init; } = MeetingLevel.Unspecified;

    /// <summary>Who met: 2 to 50.</summary>
    public required IReadOnlyList<Participant> Participants { get; init; } = [];

    /// <summary>What they talked about, in a word or two each: up to 50 different ones of up to 100 characters.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>What came of it, up to 20: one for each account.</summary>
    public IReadOnlyList<MeetingOutcome> Outcomes { get; init; } = [];

    /// <summary>How long it took, in minutes: 1 to 100,000.</summary>
    public int? DurationMinutes { get; init; }

    /// <summary>Whether the duration is an estimate ("about an hour and a half").</summary>
    public bool? DurationApproximate { get; init; }

    internal override double? LikenessTo(EventDetails other) => other is Meeting meeting
        ? (Likeness.OfWords(Format, meeting.Format, MeetingFormat.Unspecified) + Likeness.OfWords(Level, meeting.Level, MeetingLevel.Unspecified)
            + Likeness.OfTexts(Topics, meeting.Topics)) / 3
        : null;

    internal override IEnumerable<(string Name, Enum Word)> Terms() => [("status", Status!.Value)];

    internal override IEnumerable<string?> Texts() => Topics.Concat(Outcomes.Select(o => o.Note));

    internal override IEnumerable<ActorReference> Actors()
    {
        for (var i = 0; i < Participants.Count; i++)
        {
            yield return new(Participants[i].Actor, $"/participants/{i}/actor", RoleOf(Participants[i]));
        }

        for (var i = 0; i < Outcomes.Count; i++)
        {
            if (Outcomes[i].HeldBy is { } holder)
            {
                yield return new(holder, $"/outcomes/{i}/heldBy", ActorRole.OutcomeHolder);
            }
        }
    }

    // "No agreement" beside an agreement, told by two who are named. Where nobody is named, all sides may agree on both.
    internal override IEnumerable<RivalAccounts> Rivals()
    {
        var none = Outcomes.Where(o => o is { Code: OutcomeCode.NoAgreement, HeldBy: not null }).ToList();
        var some = Outcomes.Where(o => o.HeldBy is not null && Agreements.Contains(o.Code)).ToList();
        var rivals = Outcomes.Where(o => none.Contains(o) && some.Exists(s => s.HeldBy != o.HeldBy)
            || some.Contains(o) && none.Exists(n => n.HeldBy != o.HeldBy)).ToList();
        return rivals.Count == 0 ? [] : [new(ClaimAxis.Outcome, [.. rivals.Select(o => new Account(o.HeldBy, Words(o)))])];
    }

    private static string Words(MeetingOutcome outcome) => outcome.Code switch
    {
        OutcomeCode.NoAgreement => "No agreement.",
        OutcomeCode.AgreedToContinue => "An agreement to go on talking.",
        OutcomeCode.CeasefireAgreed => "A ceasefire.",
        OutcomeCode.CorridorAgreed => "A humanitarian corridor or evacuation route.",
        OutcomeCode.PrisonerExchange => "An exchange of prisoners.",
        _ => "A document was signed.",
    };

    private static ActorRole RoleOf(Participant participant) => participant.Role switch
    {
        ParticipantRole.Host => ActorRole.Host,
        ParticipantRole.Mediator => ActorRole.Mediator,
        _ => ActorRole.Participant,
    };
}

internal sealed class MeetingRules : AbstractValidator<Meeting>
{
    public MeetingRules()
    {
        RuleFor(m => m.Status).RequiredWord();
        RuleFor(m => m.Participants)
            .MinItems(2, "a meeting has two participants or more")
            .MaxItems(50)
            .NoDuplicates(p => (p.Actor, p.Role), "name each actor once in each role");
        RuleForEach(m => m.Participants).NotNullItem().SetValidator(new ParticipantRules());
        RuleFor(m => m.Topics).MaxItems(50).NoDuplicates(topic => topic, "name each topic once");
        RuleForEach(m => m.Topics).NotNullItem().ItemText(100);
        RuleFor(m => m.Outcomes).MaxItems(20);
        RuleForEach(m => m.Outcomes).NotNullItem().SetValidator(new MeetingOutcomeRules());
        RuleFor(m => m.DurationMinutes).Within(1, 100_000);
    }
}
