namespace ConflictEvents.Events.Duplicates;

/// <summary>An event that may be the same one recorded twice.</summary>
/// <param name="Id">The event.</param>
/// <param name="Revision">The revision that was compared.</param>
/// <param name="Title">Its title.</param>
/// <param name="Score">How much speaks for it, from 0 to 1: 0.2 time (the same days 1, overlapping ones 0.75, a day apart 0.5), 0.25 place (1 at one point, falling to 0 at 25 km; of places without a point: the same name 0.9, province 0.5, country 0.25), 0.15 actors (those in common among all named), 0.15 title (words in common), 0.25 details (method and targets, format, level and topics, wording, or counter). What one side does not say counts half.</param>
public sealed record EventDuplicate(Guid Id, int Revision, string Title, double Score);
