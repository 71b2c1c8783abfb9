using System.Text.Json.Nodes;
using ConflictEvents.Events;
using ConflictEvents.Json;
using ConflictEvents.Storage;
using ConflictEvents.Wording;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Redactions;

/// <summary>What is kept of records beside their revisions: names in other collections, what files said of them, what receivers answered, what was refused.</summary>
internal sealed class Leftovers(LedgerDb db)
{
    /// <summary>A file that waits or is worked on may hold what is to go, and would bring it back.</summary>
    /// <exception cref="ConflictException">There is one.</exception>
    public async Task DemandNoImportsAsync(CancellationToken cancellationToken)
    {
        var open = await db.Database.SqlQuery<long>($"select count(*) as \"Value\" from imports where state in ('receiving', 'queued', 'running')").SingleAsync(cancellationToken);
        if (open > 0)
            throw new ConflictException("imports_open", $"{open} imports are under way, and what is to go may stand in their files; wait until they are done, or cancel them.");
    }

    /// <summary>Clears what is kept of some records.</summary>
    public async Task ClearAsync(RedactedRecord redacted, RedactionTarget target, CancellationToken cancellationToken)
    {
        var (record, id) = (target.Room.Table.Record, target.Id);
        // Receivers answer what they like, and may echo what they read at the address.
        await db.Database.ExecuteSqlAsync($"update webhook_deliveries d set response = null from changes c where c.position = d.position and c.record = {record} and c.id = {id} and d.response is not null", cancellationToken);
        if (target.Room != EventRoom.Instance)
            return;
        var left = Wire.ReadStored<EventBody>(Ledger.Retraction.ContentOf(redacted.Taken.Document)).ExternalIds;
        string[] systems = [.. left.Select(e => e.System)];
        string[] names = [.. left.Select(e => e.Id)];
        await db.Database.ExecuteSqlAsync($"delete from external_ids x where x.event = {Guid.Parse(id)} and not exists (select from unnest({systems}, {names}) e (system, name) where e.system = x.system and e.name = x.external_id)", cancellationToken);
        await ClearSaidAsync(Guid.Parse(id), target.Redaction, cancellationToken);
    }

    /// <summary>Clears words out of all that files said of events, whatever became of it.</summary>
    public async Task ClearSaidAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var redaction = new RecordRedaction(EventRoom.Instance, texts, [], []);
        var patterns = WordPatterns.Of(texts);
        foreach (var id in await db.Database.SqlQuery<Guid>($"select distinct event as \"Value\" from import_events where said ilike any({patterns})").ToListAsync(cancellationToken))
            await ClearSaidAsync(id, redaction, cancellationToken);
    }

    /// <summary>Clears the words out of what was refused in files.</summary>
    /// <param name="texts">Words that go.</param>
    /// <param name="gone">Texts that went as a whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task ClearRefusalsAsync(IReadOnlyList<string> texts, IReadOnlyCollection<string> gone, CancellationToken cancellationToken)
    {
        var words = new WordRedaction([.. texts, .. gone]);
        var patterns = WordPatterns.Of([.. texts, .. gone]);
        var found = await db.Database.SqlQuery<Refusal>($"select import as \"Import\", number as \"Number\", place as \"Place\", detail as \"Detail\" from import_refusals where detail ilike any({patterns}) or place ilike any({patterns})").ToListAsync(cancellationToken);
        foreach (var refusal in found)
        {
            var (place, detail) = (refusal.Place is null ? null : words.Of(refusal.Place), words.Of(refusal.Detail));
            if ((place, detail) != (refusal.Place, refusal.Detail))
                await db.Database.ExecuteSqlAsync($"update import_refusals set place = {place}, detail = {detail} where import = {refusal.Import} and number = {refusal.Number}", cancellationToken);
        }
    }

    private async Task ClearSaidAsync(Guid id, IDocumentRedaction redaction, CancellationToken cancellationToken)
    {
        var found = await db.Database.SqlQuery<SaidRow>($"select dataset as \"Dataset\", said as \"Said\" from import_events where event = {id} and said is not null").ToListAsync(cancellationToken);
        foreach (var row in found)
            if (JsonNode.Parse(row.Said)!.AsObject() is var said && redaction.Apply(said))
                await db.Database.ExecuteSqlAsync($"update import_events set said = {said.ToJsonString(Wire.Options)} where dataset = {row.Dataset} and event = {id}", cancellationToken);
    }

    private sealed record Refusal(Guid Import, long Number, string? Place, string Detail);

    private sealed record SaidRow(string Dataset, string Said);
}
