using System.Text.Json;
using ConflictEvents.Ledger;

namespace ConflictEvents.Exchange.Import;

/// <summary>One line on its way into the ledger.</summary>
/// <param name="line">The line of the file, as it was read.</param>
internal abstract class BulkItem(RecordLine line)
{
    private RecordLine? read = line;
    private RecordName[]? names;
    private LineResult? settled;

    /// <summary>Its number in the file.</summary>
    public long Line { get; } = line.Line;

    /// <summary>The line as it was read, until what became of it is settled.</summary>
    public RecordLine Read => read ?? throw new InvalidOperationException("What the line said was let go of.");

    /// <summary>The record type.</summary>
    public abstract RecordTable Table { get; }

    /// <summary>Which record the line says that it is; null where it leaves that open.</summary>
    public abstract string? StatedId { get; }

    /// <summary>Which record it is.</summary>
    public string Id { get; set; } = "";

    /// <summary>The record's present state; null where there is none.</summary>
    public Present? Current { get; set; }

    /// <summary>Why it is refused.</summary>
    public LineProblem? Refusal { get; set; }

    /// <summary>Whether it was refused only because it names what may come later.</summary>
    public bool IsWaiting { get; set; }

    /// <summary>What is to be appended; null where nothing changes.</summary>
    public Entry? Entry { get; protected set; }

    /// <summary>Whether there is nothing to say of the record: the line only names it, and it is there.</summary>
    public bool IsSettled => IsNamedOnly && Current is { IsRetracted: false };

    protected virtual bool IsNamedOnly => false;

    public RecordName Name => new(Table.Record, Id);

    /// <summary>The records that it names. Only of a line in shape.</summary>
    public IReadOnlyList<RecordName> Names => names ??= [.. NamesIn().Distinct()];

    /// <summary>What became of it.</summary>
    public LineResult Result => settled ?? new LineResult
    {
        Line = Line,
        Status = Refusal is not null ? LineStatus.Refused : Entry is null ? LineStatus.Unchanged : Entry.Action == ChangeAction.Created ? LineStatus.Created : LineStatus.Revised,
        Record = Table.Record,
        Id = Refusal is null ? Id : StatedId,
        Revision = Refusal is not null ? null : Entry?.Revision ?? Current!.Number,
        Problem = Refusal,
    };

    protected abstract JsonElement? StatedRevision { get; }

    /// <summary>Demands the rules that ask nobody, before it is known which record it is.</summary>
    public abstract void DemandShape();

    /// <summary>Demands what the record's present state demands.</summary>
    public void Propose(BulkState state)
    {
        // Of a plan that lost a race.
        Entry = null;
        if (state.Options.CheckRevision)
            CheckRevision();
        Restoration.DemandStanding(Current);
        if (!IsSettled)
            ProposeOn(state);
    }

    /// <summary>Tells the facts that it is coming: lines that name each other must find each other.</summary>
    public abstract void Announce(BulkFacts facts);

    /// <summary>Takes that back.</summary>
    public abstract void Withdraw(BulkFacts facts);

    /// <summary>Demands the rules that ask the ledger.</summary>
    public abstract void Check(BulkFacts facts);

    /// <summary>Tells the facts what stands once it is stored.</summary>
    public abstract void Bring(BulkFacts facts);

    /// <summary>Keeps what became of it, and lets go of what it took to get there: there may be ten thousand.</summary>
    public virtual void Settle()
    {
        settled = Result;
        (Entry, Current, read, names) = (null, null, null, null);
    }

    /// <summary>Makes the entry.</summary>
    public virtual void Complete() { }

    protected abstract IEnumerable<RecordName> NamesIn();

    protected abstract void ProposeOn(BulkState state);

    private void CheckRevision()
    {
        if (StatedRevision is not { } stated)
            return;
        if (stated.ValueKind != JsonValueKind.Number || !stated.TryGetInt32(out var revision))
            throw new InvalidRecordException("/revision", "type", "must be a whole number, written without quotes");
        if (revision != Current?.Number)
            throw new StaleRevisionException(Current?.Number);
    }
}
