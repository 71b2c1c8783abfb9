using ConflictEvents.Disputes;
using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Dossiers;

/// <summary>Says who holds what, in the form of a dispute's positions.</summary>
internal sealed class Sides(EventWeb web, Holders holders)
{
    private readonly Dictionary<Guid, IReadOnlyList<DisputePosition>> told = [];

    /// <summary>What an event says, once for each who holds it.</summary>
    public IReadOnlyList<DisputePosition> Of(DossierEvent one) =>
        told.TryGetValue(one.Id, out var known) ? known : told[one.Id] = [.. Of(one, one.Words)];

    /// <summary>Something that an event says, once for each who holds it.</summary>
    public IEnumerable<DisputePosition> Of(DossierEvent one, string value) =>
        holders.Of(one).Select(h => new DisputePosition { Holder = h, Events = [one.Id], Value = value });

    /// <summary>The statements that affirm an event on this question, or where there is none the event itself.</summary>
    public IEnumerable<DisputePosition> Upholding(DossierEvent one, ClaimAxis axis)
    {
        var affirming = one.Body.Details.Spoken is not null ? [] : web.All.Where(e => e.Body.Details.Spoken?.Stance == Stance.Affirms && web.IsLive(e)
            && e.Body.Links.Any(l => l.Type == LinkType.About && l.To == one.Id && (l.Axis ?? Questions.UsualAxis(one)) == axis)).ToList();
        return affirming.Count > 0 ? affirming.SelectMany(Of) : Of(one);
    }

    /// <summary>The statements about an event on this question.</summary>
    public IEnumerable<DisputePosition> Speaking(DossierEvent one, ClaimAxis axis) => web.All
        .Where(e => e.Body.Details.Spoken is not null && web.IsLive(e) && e.Body.Links.Any(l => l.Type == LinkType.About && l.To == one.Id && l.Axis == axis))
        .SelectMany(Of);
}
