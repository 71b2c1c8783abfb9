using ConflictEvents.Events;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Kinds;

namespace ConflictEvents.Api.Http;

/// <summary>The form in which events are answered: chosen and checked before anything is read.</summary>
/// <param name="Format">Which form.</param>
/// <param name="Layout">The members and columns that the events may have.</param>
/// <param name="Fields">The members that were asked for; null for all.</param>
internal sealed record RecordForm(RecordFormat Format, RecordLayout Layout, FieldSelection? Fields)
{
    /// <summary>What was asked for, by the query or by `Accept`.</summary>
    public static RecordForm Of(HttpContext context, IReadOnlyList<EventKind> kinds, IReadOnlyList<string> fields, RecordFormat? asked)
    {
        var format = context.Form(asked);
        if (format == RecordFormat.Atom && fields.Count > 0)
            throw new InvalidParameterException("fields", "is not for atom, whose entries have members of their own; leave it out, or ask for another format");
        var layout = RecordLayout.Events(kinds);
        return new(format, layout, FieldSelection.Of(fields, layout.Members));
    }

    /// <summary>What a query asks for.</summary>
    public static RecordForm Of(HttpContext context, EventQuery query) => Of(context, query.Kind, query.Fields, query.Format);
}
