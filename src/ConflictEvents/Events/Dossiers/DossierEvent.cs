using ConflictEvents.Json;
using ConflictEvents.Ledger;

namespace ConflictEvents.Events.Dossiers;

/// <summary>An event as the caller sees it. What a dossier says follows from this view alone, so that nothing hidden can leak through what is derived.</summary>
internal sealed record DossierEvent(Guid Id, EventBody Body, Shown Shown)
{
    /// <summary>Whether somebody speaks or counts in it: what is said of it belongs to the dossier too.</summary>
    public bool IsClaim => Body.Details is { Spoken: not null } or { Counted: not null };

    /// <summary>What it says, in few words.</summary>
    public string Words => Body.Details.Spoken?.Words ?? Body.Details.Counted?.Figure.Raw ?? Body.Title;

    public static DossierEvent Of(EventRevision row, bool full)
    {
        var shown = Shown.Of(row, full);
        return new(row.Id, Wire.ReadStored<EventBody>(shown.Document), shown);
    }

    /// <summary>Whether it links to another event in any way.</summary>
    public bool LinksTo(Guid other) => Body.Links.Any(l => l.To == other) || Body.Details.Counted?.PartOf?.Tally == other;
}
