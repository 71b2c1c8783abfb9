using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Audit;

/// <summary>The audit in few words.</summary>
internal static class AuditCalls
{
    /// <summary>A page of it, the latest entry first.</summary>
    public static async Task<List<JsonObject>> AuditAsync(this HttpClient admin, string query) =>
        [.. (await admin.ReadAsync($"/v1/audit?{query}"))["items"]!.AsArray().Select(e => e!.AsObject())];
}
