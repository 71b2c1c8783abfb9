using ConflictEvents.Json;

namespace ConflictEvents.Exchange.Import;

/// <summary>The lines of a bulk write: those that can be planned, and what is to be said of each.</summary>
/// <param name="All">Every line, in their order: what it is, or why it could not be read.</param>
internal sealed record BulkLines(IReadOnlyList<(RecordLine.Unreadable? Unreadable, BulkItem? Item)> All)
{
    /// <summary>The lines in shape.</summary>
    public IReadOnlyList<BulkItem> Standing { get; } = [.. All.Select(a => a.Item).OfType<BulkItem>().Where(i => i.Refusal is null)];

    /// <summary>Takes the lines, and holds each against the rules of shape.</summary>
    public static BulkLines Of(IReadOnlyList<RecordLine> lines, BulkState state)
    {
        var all = lines.Select(l => (l as RecordLine.Unreadable, ItemOf(l))).ToList();
        Parallel.ForEach(all.Where(a => a.Item2 is not null), a => DemandShape(a.Item2!));
        foreach (var (unreadable, item) in all)
            if (item is { Refusal: not null, StatedId: { } id })
                state.Refused.TryAdd(new(item.Table.Record, id), item.Line);
            else if (unreadable is { Meant: { } meant })
                state.Refused.TryAdd(new(meant.Record, meant.Id), unreadable.Line);
        return new(all);
    }

    /// <summary>What became of each.</summary>
    public IReadOnlyList<LineResult> Results(BulkState state)
    {
        List<LineResult> results = [.. All.Select(a => a.Item is { } item ? item.Result : ResultOf(a.Unreadable!))];
        return state.Options.Atomic && results.Exists(r => r.Status == LineStatus.Refused) ? [.. results.Select(NotStored)] : results;
    }

    private static BulkItem? ItemOf(RecordLine line) => line switch
    {
        RecordLine.Event e => new EventItem(e),
        RecordLine.Actor a => new ActorItem(a),
        RecordLine.Source s => new SourceItem(s),
        _ => null,
    };

    private static void DemandShape(BulkItem item)
    {
        try
        {
            item.DemandShape();
        }
        catch (Failure e)
        {
            item.Refusal = LineProblem.Of(e);
        }
    }

    private static LineResult ResultOf(RecordLine.Unreadable line) => new()
    {
        Line = line.Line,
        Status = LineStatus.Refused,
        Record = line.Meant?.Record,
        Id = line.Meant?.Id,
        Problem = new() { Code = "invalid_record", Detail = "The line was refused; each error says where and what would be right.", Errors = [.. line.Failures.Select(f => new RuleFailure(f.Column ?? "", f.Code, f.Detail))] },
    };

    private static LineResult NotStored(LineResult result) => result.Status is LineStatus.Refused or LineStatus.Unchanged ? result : result with
    {
        Status = LineStatus.Refused,
        Revision = null,
        Problem = new() { Code = "not_stored", Detail = $"Another line was refused, and all or nothing was asked for (atomic=true); this one would have been {WireNames.Of(result.Status)}." },
    };
}
