using System.Text.Json;
using ConflictEvents.Api.Http;
using ConflictEvents.Events;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Json;
using ConflictEvents.Ledger;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Ogc;

/// <summary>Answers a page of features, as <see cref="OgcFeatureList"/> says.</summary>
internal sealed class OgcItemsResult(Standing<EventPage> answer, OgcNames collection, EventQuery query) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var links = new OgcWays(http).OfPage(collection, query, answer.Value.Next);
        http.Response.StandsAt(answer.Stand);
        http.Response.ContentType = http.MediaType();
        if (links.FirstOrDefault(link => link.Rel == "next") is { } next)
            http.Response.Headers.Link = $"<{next.Href}>; rel=\"next\"; type=\"{next.Type}\"";
        using (var writer = new Utf8JsonWriter(http.Response.BodyWriter, RecordJson.Options))
            Write(writer, links, http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    private void Write(Utf8JsonWriter writer, IReadOnlyList<OgcLink> links, DateTimeOffset now)
    {
        var layout = collection.Layout;
        writer.WriteStartObject();
        writer.WriteString("type", "FeatureCollection");
        writer.WriteStartArray("features");
        foreach (var record in answer.Value.Items)
        {
            writer.WriteStartObject();
            FlatFeature.Write(writer, record, layout);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WritePropertyName("links");
        JsonSerializer.Serialize(writer, links, Wire.Options);
        writer.WriteString("timeStamp", WireTimes.Format(now));
        writer.WriteNumber("numberReturned", answer.Value.Items.Count);
        if (answer.Value.Count is { IsEstimate: false, Value: var matched })
            writer.WriteNumber("numberMatched", matched);
        writer.WriteEndObject();
    }
}
