using ConflictEvents.Actors;
using ConflictEvents.Events;
using ConflictEvents.Sources;

namespace ConflictEvents.Exchange.Import;

/// <summary>One record read out of a file, or what is wrong with a row of it.</summary>
/// <param name="Line">The line of the file on which it begins, from 1.</param>
public abstract record RecordLine(long Line)
{
    /// <summary>An event. Where <paramref name="IsIdDerived"/>, its id was made out of the row: an event that has one of its external ids already is that event, and other lines' links to the derived id mean it.</summary>
    /// <param name="Line">The line of the file on which it begins, from 1.</param>
    /// <param name="Body">The event as submitted.</param>
    /// <param name="IsIdDerived">Whether the id was made out of the row.</param>
    public sealed record Event(long Line, EventBody Body, bool IsIdDerived = false) : RecordLine(Line);

    /// <summary>An actor.</summary>
    /// <param name="Line">The line of the file on which it begins, from 1.</param>
    /// <param name="Body">The actor as submitted.</param>
    /// <param name="IsNamedOnly">Whether the row only names it: an actor that is there stays as the desk has it.</param>
    public sealed record Actor(long Line, ActorBody Body, bool IsNamedOnly = false) : RecordLine(Line);

    /// <summary>A source.</summary>
    /// <param name="Line">The line of the file on which it begins, from 1.</param>
    /// <param name="Body">The source as submitted.</param>
    /// <param name="IsNamedOnly">Whether the row only cites it: a source that is there stays as the desk has it.</param>
    public sealed record Source(long Line, SourceBody Body, bool IsNamedOnly = false) : RecordLine(Line);

    /// <summary>A row, or a part of one, that could not be taken; it costs no other row.</summary>
    /// <param name="Line">The line of the file, from 1.</param>
    /// <param name="Failures">What is wrong with it.</param>
    public sealed record Unreadable(long Line, IReadOnlyList<LineFailure> Failures) : RecordLine(Line)
    {
        /// <summary>The record that it was meant to be, as far as that can be told.</summary>
        internal RecordName? Meant { get; init; }

        /// <summary>Whether the record of the row is there all the same: only a part was left out, or it stands in the file twice.</summary>
        public bool IsRecorded { get; init; }

        /// <summary>Whether the row may be a record that nobody could make out.</summary>
        internal bool IsLost => Meant is null && !IsRecorded && Failures.Any(f => f.Code != LineFailure.NotHeld);
    }
}
