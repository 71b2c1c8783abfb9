using ConflictEvents.Api.Http;
using ConflictEvents.Changes;
using ConflictEvents.Exchange.Import;
using ConflictEvents.Exchange.Import.Jobs;

namespace ConflictEvents.Api.OpenApi.Operations;

/// <summary>Says when each status is answered.</summary>
internal static class StatusWords
{
    public static string Of(int status, Type body) => status switch
    {
        202 => "Taken in. `Location` leads to how far it is.",
        201 => "Recorded. `Location` leads to it.",
        200 when body == typeof(Tombstone) => "Retracted. What is left of it is its tombstone; the past stays readable.",
        200 when body.IsGenericType => "A page of the list.",
        200 when body == typeof(FeedPage) => "A page of the feed, or the feed itself.",
        200 when body == typeof(ImportRefusal) => "Each thing that was wrong, one a line.",
        200 when body == typeof(LineResult) => "What became of each line: one line for each, in their order.",
        _ => "As asked.",
    };

    public static string OfStreamed(string mediaType) => mediaType == RecordFile.Ndjson
        ? "One record a line: `record` says whether it is an `event`, an `actor` or a `source`, the rest is that record's body. What an export gave can be sent as it is, with the parameter `record`."
        : mediaType == RecordFile.Csv ? "A table with a header row, of the columns that the exports have, in any order; an empty cell is left out, and what the server sets is passed over. Or, in an import, a table of the form that `format` names."
        : "A file of the form that `format` names, as it is published.";

    public static string Of(int status) => status switch
    {
        304 => "Not changed: you have it already (`If-None-Match`).",
        308 => "Merged: `Location` leads to the actor that took it over.",
        400 => "Not understood: an unknown or repeated parameter, a bad value, or a body that breaks a rule. `errors` names each place.",
        401 => "A key is needed, or the one sent is not known, has expired or was revoked.",
        403 => "The key's role does not allow it.",
        404 => "There is no such record, or none that you may see.",
        406 => "None of the media types in `Accept` is to be had here.",
        409 => "It collides with what is recorded, or the same `Idempotency-Key` is being worked on; `code` says which.",
        410 => "The record was retracted: here is its tombstone. Or a cursor, a position of the feed, or `Min-Position` is of before a restored backup; `code` says which.",
        412 => "The record is not at the revision that `If-Match` names, or exists already (`If-None-Match`); `currentETag` says where it is.",
        408 => "The body came too slowly.",
        413 => "The body is too large.",
        415 => "The body's media type is not taken here.",
        422 => "The `Idempotency-Key` was used for another request.",
        428 => "Say which revision you change: send `If-Match` (or `If-None-Match: *` with PUT, to create); `currentETag` says where it is.",
        429 => "Too much was asked in too short a time, by this key or address, or too much at once; or too many keys were tried that are not taken. `code` says which. Try again after `Retry-After` seconds.",
        500 => "Something went wrong on our side; `traceId` finds it in the log.",
        503 => "The database does not answer now, or the server has too much to do; nothing was stored. Try again after `Retry-After` seconds.",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Say here when this status is answered."),
    };
}
