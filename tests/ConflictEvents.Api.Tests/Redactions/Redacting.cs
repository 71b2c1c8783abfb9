using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Redactions;

/// <summary>Redactions in few words.</summary>
internal static class Redacting
{
    public const string Mark = "[redacted]";

    /// <summary>What is to go, in words.</summary>
    public static JsonObject Texts(params string[] texts) => new() { ["texts"] = List(texts), ["reason"] = "legal", ["note"] = "Request 114" };

    /// <summary>What is to go, by pointers.</summary>
    public static JsonObject Pointers(params string[] pointers) => new() { ["pointers"] = List(pointers), ["reason"] = "legal" };

    /// <summary>Redacts a record as it stands, and answers what is left.</summary>
    public static async Task<Kept> RedactAsync(this HttpClient admin, Kept record, JsonObject what)
    {
        using var answer = await admin.PostAsync($"{record.Path}/redact", what, "*");
        await answer.ShouldBeAsync(HttpStatusCode.OK);
        return await Kept.OfAsync(record.Room, answer);
    }

    /// <summary>The record as it stands.</summary>
    public static async Task<Kept> AgainAsync(this HttpClient client, Kept record)
    {
        using var answer = await client.GetAsync(record.Path);
        await answer.ShouldBeAsync(HttpStatusCode.OK);
        return await Kept.OfAsync(record.Room, answer);
    }

    private static JsonArray List(string[] items) => new([.. items.Select(i => (JsonNode)i)]);
}
