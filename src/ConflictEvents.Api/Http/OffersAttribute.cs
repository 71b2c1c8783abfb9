using ConflictEvents.Events;

namespace ConflictEvents.Api.Http;

/// <summary>The forms that an operation answers in, the usual one first. It chooses by <see cref="Negotiation.Form"/>; without this, an operation answers JSON.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OffersAttribute(params RecordFormat[] formats) : Attribute
{
    public IReadOnlyList<RecordFormat> Formats { get; } = formats;
}
