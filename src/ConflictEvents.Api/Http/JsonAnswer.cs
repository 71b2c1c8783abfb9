using System.Text.Json;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Json;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Http;

/// <summary>Answers a plain value in the record's own JSON.</summary>
internal sealed class JsonAnswer(object value, int status = StatusCodes.Status200OK, string? location = null) : IActionResult
{
    public string MediaType { get; init; } = RecordJson.MediaType;

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = status;
        response.ContentType = MediaType;
        if (location is not null)
            response.Headers.Location = location;
        await response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), Wire.Options), context.HttpContext.RequestAborted);
    }
}
