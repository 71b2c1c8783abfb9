using ConflictEvents.Kinds;
using ConflictEvents.Wording;

namespace ConflictEvents.Events;

/// <summary>
/// What stands in an event out of which words were taken. It can not be held against the source any more, so whoever sends
/// back what stands is not asked to prove it; whatever else is sent is.
/// </summary>
internal sealed class RedactedBefore
{
    private readonly List<Citation> citations;

    private RedactedBefore(EventBody stands) =>
        (citations, Details) = ([.. stands.Citations.Where(c => RedactionMark.StandsIn(c.Excerpt?.Text))], stands.Details);

    /// <summary>The details as they stand.</summary>
    public EventDetails Details { get; }

    /// <summary>Null where nothing was taken out of the event.</summary>
    /// <param name="document">The event as it is stored; null where there is none.</param>
    /// <param name="stands">The same, read.</param>
    public static RedactedBefore? Of(string? document, EventBody? stands) => stands is not null && RedactionMark.StandsIn(document) ? new(stands) : null;

    /// <summary>The excerpt as it stands, where one like the sent one does.</summary>
    public Excerpt? Excerpt(Guid source, Excerpt sent) => citations
        .FirstOrDefault(c => c.Source == source && c.Excerpt!.Text == sent.Text && (sent.Start is null || sent.Start == c.Excerpt.Start))?.Excerpt;
}
