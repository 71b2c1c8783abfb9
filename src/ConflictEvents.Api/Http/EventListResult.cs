using ConflictEvents.Events;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Ledger;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Http;

/// <summary>Answers a page of events in the form that was asked for. The way to the next page and the count stand in headers, too: not every form has a place for them.</summary>
internal sealed class EventListResult(Standing<EventPage> answer, RecordForm form) : IActionResult
{
    public const string NextCursor = "Next-Cursor";
    public const string ResultCount = "Result-Count";
    public const string ResultCountEstimate = "Result-Count-Estimate";

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var page = answer.Value;
        SetHeaders(http);
        var pipe = http.Response.BodyWriter;
        using (var writer = RecordWriters.Of(form.Format, pipe, form.Layout, form.Fields, Frame(http)))
        {
            writer.Begin();
            foreach (var record in page.Items)
                writer.Write(record);
            if (page.MayInclude is { } more)
                writer.WriteMayInclude(more);
            writer.End();
        }
        await pipe.FlushAsync(http.RequestAborted);
    }

    private void SetHeaders(HttpContext http)
    {
        var headers = http.Response.Headers;
        http.Response.StandsAt(answer.Stand);
        http.Response.ContentType = ContentTypes.Of(form.Format);
        if (answer.Value.Next is { } next)
            headers[NextCursor] = next;
        if (http.NextPage(answer.Value.Next) is { } address)
            headers.Link = $"<{address}>; rel=\"next\"";
        if (answer.Value.Count is not { } count)
            return;
        headers[ResultCount] = count.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (count.IsEstimate)
            headers[ResultCountEstimate] = "true";
    }

    private ListFrame Frame(HttpContext http) => new()
    {
        Title = "Events",
        Self = http.Self(),
        RecordAddress = http.PublicAddress("/v1/events/"),
        Updated = answer.Value.Items.Concat(answer.Value.MayInclude ?? []).Select(r => (DateTimeOffset?)r.RecordedAt).Max() ?? http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(),
        Next = answer.Value.Next,
        NextAddress = http.NextPage(answer.Value.Next),
        Count = answer.Value.Count,
        MarksMayInclude = true,
    };
}
