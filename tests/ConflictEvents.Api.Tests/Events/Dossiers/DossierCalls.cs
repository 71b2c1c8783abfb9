using System.Globalization;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Events.Dossiers;

/// <summary>Dossiers in few words.</summary>
internal static class DossierCalls
{
    /// <summary>The dossier of an event, for a reader without a key unless a role is named.</summary>
    public static Task<JsonObject> DossierAsync(this ApiFixture api, string id, long? asOf = null, Role? role = null) =>
        api.Client(role).ReadAsync($"/v1/events/{id}/dossier{(asOf is { } position ? "?asOf=" + position.ToString(CultureInfo.InvariantCulture) : "")}");
}
