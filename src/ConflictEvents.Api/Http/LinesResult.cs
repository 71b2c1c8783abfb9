using System.Buffers;
using System.Text.Json;
using ConflictEvents.Exchange.Import;
using ConflictEvents.Json;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Http;

/// <summary>Answers what became of each line, one a line.</summary>
internal sealed class LinesResult(IReadOnlyList<LineResult> results) : IActionResult
{
    private const int SendAt = 32 * 1024;

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = RecordFile.Ndjson;
        var pipe = response.BodyWriter;
        await using var writer = new Utf8JsonWriter(pipe, new JsonWriterOptions { Encoder = Wire.Options.Encoder, SkipValidation = true });
        foreach (var result in results)
        {
            JsonSerializer.Serialize(writer, result, Wire.Options);
            writer.Flush();
            writer.Reset();
            pipe.Write("\n"u8);
            if (pipe.UnflushedBytes > SendAt)
                await pipe.FlushAsync(context.HttpContext.RequestAborted);
        }
        await pipe.FlushAsync(context.HttpContext.RequestAborted);
    }
}
