using ConflictEvents.Actors;
using ConflictEvents.Events;
using ConflictEvents.Json;
using ConflictEvents.Sources;

namespace ConflictEvents.Exchange.Import.Jobs;

/// <summary>Puts records away that wait for others, and takes them out again.</summary>
internal static class WaitingLines
{
    public static ImportWaiting Of(Guid import, long number, RecordLine line) => line switch
    {
        RecordLine.Event e => New(import, number, line, EventRevision.Table.Record, Wire.Write(e.Body), e.IsIdDerived),
        RecordLine.Actor a => New(import, number, line, ActorRevision.Table.Record, Wire.Write(a.Body), a.IsNamedOnly),
        RecordLine.Source s => New(import, number, line, SourceRevision.Table.Record, Wire.Write(s.Body), s.IsNamedOnly),
        _ => throw new InvalidOperationException("What could not be read does not wait."),
    };

    public static RecordLine Line(ImportWaiting waiting) =>
        waiting.Record == EventRevision.Table.Record ? new RecordLine.Event(waiting.Line, Wire.ReadStored<EventBody>(waiting.Body), waiting.IsDerived)
        : waiting.Record == ActorRevision.Table.Record ? new RecordLine.Actor(waiting.Line, Wire.ReadStored<ActorBody>(waiting.Body), waiting.IsDerived)
        : new RecordLine.Source(waiting.Line, Wire.ReadStored<SourceBody>(waiting.Body), waiting.IsDerived);

    private static ImportWaiting New(Guid import, long number, RecordLine line, string record, string body, bool isDerived) =>
        new() { Import = import, Number = number, Line = line.Line, Record = record, Body = body, IsDerived = isDerived };
}
