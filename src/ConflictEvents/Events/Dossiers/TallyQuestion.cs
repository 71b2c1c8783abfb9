using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Dossiers;

/// <summary>What a figure answers. Only figures with the same question are held against each other. CountedIn names the events in which the people came to harm.</summary>
internal sealed record TallyQuestion(Metric Metric, VictimClass VictimClass, FigureUnit Unit, TallyScope Scope, Period? Period, DateOnly? On, string CountedIn)
{
    public static TallyQuestion Of(DossierEvent tally, CountedClaim claim, EventWeb web) =>
        new(claim.Metric, claim.VictimClass, claim.Figure.Unit!.Value, claim.Scope, claim.Period, claim.On, string.Join(' ', Harm(tally, web, [])));

    // A tally that only names another one counts where that one does. What leads nowhere stands alone.
    private static IEnumerable<Guid> Harm(DossierEvent tally, EventWeb web, HashSet<Guid> seen)
    {
        seen.Add(tally.Id);
        foreach (var type in new[] { LinkType.Counts, LinkType.About })
            if (tally.Body.Links.Where(l => l.Type == type).Select(l => l.To).Order().ToList() is { Count: > 0 } counted)
                return counted;
        var others = tally.Body.Links.Where(l => l.Type is LinkType.Supersedes or LinkType.Refines).Select(l => l.To);
        if (tally.Body.Details.Counted?.PartOf is { } part)
            others = others.Prepend(part.Tally);
        var other = others.Select(web.Find).FirstOrDefault(e => e?.Body.Details.Counted is not null && !seen.Contains(e.Id));
        return other is null ? [tally.Id] : Harm(other, web, seen);
    }
}
