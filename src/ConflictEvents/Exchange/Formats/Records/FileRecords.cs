using ConflictEvents.Actors;
using ConflictEvents.Events;
using ConflictEvents.Exchange.Import;
using ConflictEvents.Json;
using ConflictEvents.Sources;
using FluentValidation;

namespace ConflictEvents.Exchange.Formats.Records;

/// <summary>
/// Hands on the records of a file, row by row: actors and sources once for the file, and nothing that the record's own rules
/// of shape would refuse.
/// </summary>
internal sealed class FileRecords
{
    private static readonly EventBodyRules EventRules = new();
    private static readonly ActorBodyRules ActorRules = new();
    private static readonly SourceBodyRules SourceRules = new();
    private readonly HashSet<string> actors = [];
    private readonly HashSet<Guid> sources = [];
    private readonly HashSet<Guid> events = [];

    /// <summary>What a row gives: its records; or what is wrong with it where one of them is refused.</summary>
    /// <param name="line">The line of the row.</param>
    /// <param name="records">Its records, what others name before them.</param>
    /// <param name="failures">What of the row was left out of them.</param>
    public IEnumerable<RecordLine> Of(long line, IReadOnlyList<RecordLine> records, IReadOnlyList<LineFailure> failures)
    {
        // Figures are made of what their event is made of: its rules speak for them, and the writer asks again.
        var main = records.OfType<RecordLine.Event>().FirstOrDefault();
        var broken = records.Where(r => r is not RecordLine.Event || ReferenceEquals(r, main)).SelectMany(Broken).ToList();
        if (broken.Count > 0)
            return [new RecordLine.Unreadable(line, [.. failures, .. broken])];
        if (main is { Body.Id: { } id } && !events.Add(id))
            return [new RecordLine.Unreadable(line, [new(null, "repeated_row", $"{Named(main.Body)} stands in the file before; the first row was taken.")]) { IsRecorded = true }];
        var given = records.Where(IsNew).Select(NamedOnly).ToList();
        return failures.Count == 0 ? given : [.. given, new RecordLine.Unreadable(line, failures) { IsRecorded = true }];
    }

    // Of actors and sources the file knows no more than their names: what the desk knows of them stays.
    private static RecordLine NamedOnly(RecordLine record) => record switch
    {
        RecordLine.Actor actor => actor with { IsNamedOnly = true },
        RecordLine.Source source => source with { IsNamedOnly = true },
        _ => record,
    };

    private bool IsNew(RecordLine record) => record switch
    {
        RecordLine.Actor { Body.Slug: var slug } => actors.Add(slug),
        RecordLine.Source { Body.Id: { } id } => sources.Add(id),
        _ => true,
    };

    // Actors and sources that were given before were looked at then.
    private IEnumerable<LineFailure> Broken(RecordLine record) => record switch
    {
        RecordLine.Actor actor when !actors.Contains(actor.Body.Slug) => Failures(ActorRules, actor.Body),
        RecordLine.Source { Body.Id: { } id } source when !sources.Contains(id) => Failures(SourceRules, source.Body),
        RecordLine.Event e => Failures(EventRules, e.Body),
        _ => [],
    };

    private static IEnumerable<LineFailure> Failures<T>(AbstractValidator<T> rules, T body) =>
        rules.Validate(body).Errors.Select(e => new LineFailure(WirePointer.FromProperty(e.PropertyName), e.ErrorCode, e.ErrorMessage)).Distinct();

    private static string Named(EventBody body) =>
        body.ExternalIds is [var name, ..] ? $"{name.System} {name.Id}" : $"The event {body.Id}";
}
