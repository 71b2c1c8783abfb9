using ConflictEvents.Json;
using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Dossiers;

/// <summary>What is asked where accounts differ.</summary>
internal static class Questions
{
    /// <summary>The question on which an event is denied where nobody says on which.</summary>
    public static ClaimAxis UsualAxis(DossierEvent one) => one.Body.Details.Counted is null ? ClaimAxis.Occurrence : ClaimAxis.Number;

    /// <summary>The question in words.</summary>
    public static string Of(ClaimAxis axis, DossierEvent one, EventWeb web) => axis switch
    {
        ClaimAxis.Occurrence => $"Is it so: {one.Body.Title}?",
        ClaimAxis.Time => $"When was it: {one.Body.Title}?",
        ClaimAxis.Place => $"Where was it: {one.Body.Title}?",
        ClaimAxis.Responsibility => $"Who did it: {one.Body.Title}?",
        ClaimAxis.VictimStatus => $"Who were the victims: {one.Body.Title}?",
        ClaimAxis.Number => HowMany(one, web),
        ClaimAxis.TargetUse => $"What was the place used for: {one.Body.Title}?",
        ClaimAxis.MeaningOfWords => $"What is meant: {one.Body.Title}?",
        _ => $"What came of it: {one.Body.Title}?",
    };

    private static string HowMany(DossierEvent one, EventWeb web)
    {
        if (one.Body.Details.Counted is not { } counted)
            return $"How many: {one.Body.Title}?";
        var harm = one.Body.Links.Where(l => l.Type == LinkType.Counts).Select(l => web.Find(l.To)).FirstOrDefault(e => e is not null) ?? one;
        return $"How many {WireNames.Of(counted.Metric).Replace('_', ' ')}: {harm.Body.Title}?";
    }
}
