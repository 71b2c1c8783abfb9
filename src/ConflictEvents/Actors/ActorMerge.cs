using System.Text.Json.Nodes;
using ConflictEvents.Disputes;
using ConflictEvents.Events;
using ConflictEvents.Json;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Actors;

/// <summary>
/// Plans a merge: in one block of positions the old actor points to the new one, and every current event, dispute and
/// actor that names the old slug gets a revision that names the new one. The past keeps the name it was written with.
/// </summary>
internal sealed class ActorMerge(LedgerDb db, ActorNames names, EventMerges events, DisputeMerges disputes)
{
    private static readonly string Reason = WireNames.Of(ChangeReason.Merged);

    public async Task<Plan> PlanAsync(ActorRevision old, MergeBody body, CancellationToken cancellationToken)
    {
        var into = await TargetAsync(old, body.Into, cancellationToken);
        if (old.MergedInto == into)
            return new Plan.Unchanged(ActorRevision.Table.Record, old.Id, old.Number);
        if (old.IsRetracted())
            throw new ConflictException("retracted", "This actor was retracted; there is nothing to merge.");
        if (old.MergedInto is not null)
            throw new ConflictException("merged", $"This actor was merged into {old.MergedInto} already.");
        var words = new ChangeWords(Reason, body.ChangeNote);
        List<Entry> entries = [With(old, "mergedInto", into, words)];
        // Actors that were merged into the old one, and its members, follow.
        foreach (var member in await Current.Where(a => a.MergedInto == old.Id).ToListAsync(cancellationToken))
            entries.Add(With(member, "mergedInto", into, words));
        foreach (var member in await Current.Where(a => a.MemberOf == old.Id).ToListAsync(cancellationToken))
            entries.Add(With(member, "memberOf", member.Id == into ? null : into, words));
        entries.AddRange(await events.RenameAsync(old.Id, into, words, cancellationToken));
        entries.AddRange(await disputes.RenameAsync(old.Id, into, words, cancellationToken));
        return new Plan.Append(entries);
    }

    private IQueryable<ActorRevision> Current => db.Set<ActorRevision>().AsNoTracking().Where(a => a.SupersededAt == null && a.Lifecycle != Retraction.Lifecycle);

    private async Task<string> TargetAsync(ActorRevision old, string slug, CancellationToken cancellationToken)
    {
        var known = await names.LeadsToAsync([slug], cancellationToken);
        if (!known.TryGetValue(slug, out var into))
            throw new InvalidRecordException([await names.UnknownAsync(slug, "/into", cancellationToken)]);
        return into != old.Id ? into : throw new InvalidRecordException("/into", "self_reference", "an actor cannot be merged into itself");
    }

    private static Entry With(ActorRevision actor, string member, string? slug, ChangeWords words)
    {
        var document = JsonNode.Parse(actor.Document)!.AsObject();
        if (slug is null)
            document.Remove(member);
        else
            document[member] = slug;
        return ActorWriter.EntryOf(actor.Id, actor, document.ToJsonString(Wire.Options), words, ChangeAction.Merged);
    }
}
