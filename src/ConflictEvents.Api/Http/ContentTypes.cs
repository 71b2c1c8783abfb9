using ConflictEvents.Events;
using ConflictEvents.Exchange.Export;

namespace ConflictEvents.Api.Http;

/// <summary>What stands in Content-Type: of text, how it is encoded, of a table also whether its first row is a header.</summary>
internal static class ContentTypes
{
    public static string Of(RecordFormat format, bool hasHeader = true) => format == RecordFormat.Csv
        ? $"{RecordWriters.MediaType(format)}; charset=utf-8; header={(hasHeader ? "present" : "absent")}"
        : RecordWriters.MediaType(format);
}
