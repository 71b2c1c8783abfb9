using System.Buffers;
using System.Text.Json;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Exchange.Import.Jobs;
using ConflictEvents.Json;
using CsvHelper;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Http;

/// <summary>Streams what was wrong with an imported file, one thing a line.</summary>
internal sealed class ReportResult(Guid import, string mediaType, IAsyncEnumerable<ImportRefusal> report) : IActionResult
{
    private const int SendAt = 32 * 1024;

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var isTable = mediaType == RecordFile.Csv;
        http.Response.ContentType = isTable ? RecordFile.Csv + "; charset=utf-8; header=present" : mediaType;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"import-{import}.{(isTable ? "csv" : "ndjson")}\"";
        var pipe = http.Response.BodyWriter;
        await using var stream = pipe.AsStream(leaveOpen: true);
        using var csv = isTable ? CsvWriter.Create(stream, new CsvWriterOptions { Injection = CsvInjection.None, Quoting = CsvQuoting.WhenNeededOrWhitespace }) : null;
        if (csv is not null)
            Row(csv, "line", "column", "code", "detail");
        await foreach (var refusal in report.WithCancellation(http.RequestAborted))
        {
            if (csv is not null)
                Row(csv, refusal.Line.ToString(System.Globalization.CultureInfo.InvariantCulture), refusal.Place ?? "", refusal.Code, refusal.Detail);
            else
                Line(pipe, refusal);
            if (pipe.UnflushedBytes > SendAt)
                await pipe.FlushAsync(http.RequestAborted);
        }
        await pipe.FlushAsync(http.RequestAborted);
    }

    private static void Line(IBufferWriter<byte> output, ImportRefusal refusal)
    {
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = Wire.Options.Encoder, SkipValidation = true });
        JsonSerializer.Serialize(writer, refusal, Wire.Options);
        writer.Flush();
        output.Write("\n"u8);
    }

    private static void Row(CsvWriter csv, params string[] cells)
    {
        foreach (var cell in cells)
            csv.WriteField(Cells.Harmless(cell));
        csv.EndRecord();
        csv.Flush();
    }
}
