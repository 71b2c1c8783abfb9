using System.Text.Json.Nodes;
using ConflictEvents.Actors;
using ConflictEvents.Disputes;
using ConflictEvents.Events;
using ConflictEvents.Sources;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConflictEvents.Api.OpenApi.Schemas;

/// <summary>What the feed answers that no other operation does.</summary>
internal static class FeedSchemas
{
    private static readonly Type[] Documents = [typeof(EventBody), typeof(ActorBody), typeof(SourceBody), typeof(DisputeBody), typeof(Tombstone)];

    /// <summary>A record of any type, or a tombstone.</summary>
    public static OpenApiSchema Document(RecordSchemas schemas, SchemaRepository repository) =>
        new() { OneOf = [.. Documents.Select(type => schemas.Of(type, Side.Answered, repository))] };

    /// <summary>Server-Sent Events.</summary>
    public static OpenApiMediaType Stream() => new()
    {
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Server-Sent Events: `data` of an action is an item in one line, of `position` it is `{\"through\": n, \"head\": m}`." },
        Example = JsonValue.Create("retry: 2000\n\nid: AbC...\nevent: revised\ndata: {\"position\":80,\"at\":\"2022-03-11T08:15:30.123456Z\",\"action\":\"revised\",\"record\":\"event\", ...}\n\nid: DeF...\nevent: position\ndata: {\"through\":82,\"head\":82}\n\n"),
    };
}
