using ConflictEvents.Events;
using ConflictEvents.Exchange.Export;

namespace ConflictEvents.Api.Http;

/// <summary>None of the media types that the caller accepts is offered here.</summary>
internal sealed class NotAcceptableException(IReadOnlyList<RecordFormat> offered) : Failure("not_acceptable",
    $"None of the accepted media types is to be had here; send Accept with one of {string.Join(", ", offered.Select(RecordWriters.MediaType))}.");
