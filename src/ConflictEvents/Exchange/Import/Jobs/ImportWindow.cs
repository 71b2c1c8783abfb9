using ConflictEvents.Events;

namespace ConflictEvents.Exchange.Import.Jobs;

/// <summary>Some records of a file that are stored in one transaction, with what has become of them.</summary>
/// <param name="numbers">The number of each in the file, from 1.</param>
/// <param name="lines">The records.</param>
/// <param name="state">What is remembered.</param>
internal sealed class ImportWindow(IReadOnlyList<long> numbers, BulkLines lines, BulkState state)
{
    // No row has more errors than so many: they are told apart by numbers in between.
    private const int MostErrors = 256;

    public BulkLines Lines => lines;

    public int Count(LineStatus status) => lines.Results(state).Zip(lines.All).Count(r => r.First.Status == status && r.Second.Item?.IsWaiting != true);

    /// <summary>The numbers of those that are done with.</summary>
    public IReadOnlyList<long> Done => [.. numbers.Where((_, i) => lines.All[i].Item?.IsWaiting != true)];

    /// <summary>Whether a row was refused that nobody can tell the event of.</summary>
    public bool HasUnreadable => lines.All.Any(a => a.Unreadable is { IsLost: true } || a.Item is EventItem { IsFound: true, Refusal: not null, IsWaiting: false, Id: "" });

    /// <summary>The events that the file has, refused ones among them.</summary>
    public IEnumerable<Guid> Events => lines.All.Select(a => a.Item).OfType<EventItem>().Select(e => e.Id.Length > 0 ? Guid.Parse(e.Id) : e.StatedGuid).OfType<Guid>()
        .Concat(lines.All.Select(a => a.Unreadable?.Meant).Where(m => m?.Record == EventRevision.Table.Record && Guid.TryParse(m.Value.Id, out _)).Select(m => Guid.Parse(m!.Value.Id))).Distinct();

    /// <summary>What the file says of each event that was made out of a row and stands as the file has it.</summary>
    public IEnumerable<(Guid Event, string Said)> Said => lines.All.Select(a => a.Item).OfType<EventItem>().Where(e => e is { IsIdDerived: true, Refusal: null }).Select(e => (Guid.Parse(e.Id), e.Said));

    public IEnumerable<ImportRefusal> Refusals(Guid import, bool isTable)
    {
        var results = lines.Results(state);
        for (var i = 0; i < results.Count; i++)
        {
            if (results[i].Problem is not { } problem || lines.All[i].Item?.IsWaiting == true)
                continue;
            var errors = problem.Errors.Count > 0 ? problem.Errors : [new RuleFailure("", problem.Code, problem.Detail)];
            foreach (var (error, n) in errors.Take(MostErrors).Select((e, n) => (e, n)))
                yield return new()
                {
                    Import = import,
                    Number = numbers[i] * MostErrors + n,
                    Line = results[i].Line,
                    Place = error.Pointer.Length == 0 ? null : isTable ? error.Pointer[1..].Replace('/', '.') : error.Pointer,
                    Code = error.Code,
                    Detail = error.Detail,
                };
        }
    }

    public IEnumerable<ImportWaiting> Waiting(Guid import) =>
        lines.All.Select((a, i) => (a.Item, Number: numbers[i])).Where(a => a.Item?.IsWaiting == true).Select(a => WaitingLines.Of(import, a.Number, a.Item!.Read));
}
