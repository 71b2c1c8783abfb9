using System.Text.Json.Nodes;

namespace ConflictEvents.Api.Tests.House;

/// <summary>A record as the API answered it.</summary>
/// <param name="Room">The address of its list, such as <c>/v1/events</c>.</param>
/// <param name="Id">Its id or slug.</param>
/// <param name="ETag">Its ETag.</param>
/// <param name="Json">The whole answer.</param>
public sealed record Kept(string Room, string Id, string ETag, JsonObject Json)
{
    public string Path => $"{Room}/{Id}";

    public int Revision => (int)Json["revision"]!;

    public long Position => (long)Json["position"]!;

    public static async Task<Kept> OfAsync(string room, HttpResponseMessage answer)
    {
        var json = await answer.JsonAsync();
        return new(room, (string)(json["id"] ?? json["slug"])!, answer.ETag(), json);
    }
}
