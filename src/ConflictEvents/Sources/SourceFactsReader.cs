using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Sources;

/// <summary>Reads what the rules for sources have to know of a set of them.</summary>
internal sealed class SourceFactsReader(LedgerDb db)
{
    /// <param name="texts">The publishers and hashes to look for.</param>
    /// <param name="superseded">The sources that are named as superseded.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<SourceFacts> ReadAsync(IEnumerable<(string Publisher, string? Hash)> texts, IEnumerable<Guid> superseded, CancellationToken cancellationToken)
    {
        string[] hashes = [.. texts.Select(t => t.Hash).OfType<string>().Distinct()];
        Guid[] ids = [.. superseded.Distinct()];
        var same = hashes.Length == 0 ? [] : await db.Set<SourceRevision>()
            .Where(s => hashes.Contains(s.TextSha256) && s.SupersededAt == null && s.Lifecycle != Retraction.Lifecycle)
            .Select(s => new { s.Publisher, s.TextSha256, s.Id }).ToListAsync(cancellationToken);
        var known = ids.Length == 0 ? [] : await db.Set<SourceRevision>().Where(s => ids.Contains(s.Id) && s.SupersededAt == null).Select(s => s.Id).ToHashSetAsync(cancellationToken);
        return new(same.ToDictionary(s => (s.Publisher, s.TextSha256!), s => s.Id), known);
    }

    public Task<SourceFacts> OfAsync(SourceProposal proposal, CancellationToken cancellationToken) =>
        ReadAsync([(proposal.Body.Publisher, HashOf(proposal))], proposal.Body.Supersedes is { } other ? [other] : [], cancellationToken);

    /// <summary>The hash under which a source will be known: that of a text that is stored already, else that of the one sent.</summary>
    public static string? HashOf(SourceProposal proposal) =>
        proposal.Current is null ? proposal.Text.Hash : NormalText.TextOf(Json.Wire.ReadStored<SourceBody>(proposal.Current.Document).TextSha256);
}
