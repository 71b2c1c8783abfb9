using System.Text.Json.Nodes;
using ConflictEvents.Json;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Redactions;

/// <summary>What a redaction has to know of a record type.</summary>
/// <param name="table">Its table.</param>
/// <param name="body">The type of its bodies.</param>
internal abstract class RedactionRoom(RecordTable table, Type body)
{
    public RecordTable Table => table;

    public Type Body => body;

    /// <summary>Every revision of some records, by number.</summary>
    public abstract Task<IReadOnlyList<Revision>> RevisionsAsync(LedgerDb db, IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>The searched columns of a revision that is to store this.</summary>
    public abstract string Columns(Revision row, string document, string? publicDocument);

    /// <summary>The pointers of what breaks a rule of shape.</summary>
    public abstract IEnumerable<string> Broken(JsonObject document);
}

/// <inheritdoc />
internal abstract class RedactionRoom<TRevision, TId, TBody>(RecordTable table, IValidator<TBody> rules, Func<string, TId> id) : RedactionRoom(table, typeof(TBody))
    where TRevision : Revision<TId>
    where TId : notnull
{
    public override async Task<IReadOnlyList<Revision>> RevisionsAsync(LedgerDb db, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        TId[] meant = [.. ids.Select(id)];
        return await db.Set<TRevision>().AsNoTracking().Where(r => meant.Contains(r.Id)).OrderBy(r => r.Id).ThenBy(r => r.Number).ToListAsync(cancellationToken);
    }

    public override string Columns(Revision row, string document, string? publicDocument) => Columns((TRevision)row, document, publicDocument);

    public override IEnumerable<string> Broken(JsonObject document)
    {
        ValidationResult result = rules.Validate(Body(document.ToJsonString(Wire.Options)));
        return result.Errors.Select(e => WirePointer.FromProperty(e.PropertyName));
    }

    protected static new TBody Body(string document) => Wire.ReadStored<TBody>(Retraction.ContentOf(document));

    protected abstract string Columns(TRevision row, string document, string? publicDocument);
}
