using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Hosting;

/// <summary>A disk that is full beneath PostgreSQL.</summary>
public sealed class FullDiskTests
{
    private const int Most = 500;

    [SmallDiskFact]
    public async Task A_full_disk_is_503_until_there_is_room_again_and_damages_nothing()
    {
        var host = await WiredHost.StartAsync();
        var disk = await SmallDisk.WithAsync("actor_revisions", host.Database, 1);
        try
        {
            var written = 0;
            HttpResponseMessage answer;
            while ((answer = await host.Client.PostAsync("/v1/actors", Large())).StatusCode == HttpStatusCode.Created && written++ < Most)
                answer.Dispose();

            await answer.ShouldBeProblemAsync(503, "unavailable");
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.Contains(host.Log.All, l => l.Text.Contains("53100", StringComparison.Ordinal));
            Assert.Equal((200, 200), (await host.StatusAsync("/v1/actors?limit=500"), await host.StatusAsync("/health/ready")));

            disk.Grow(8);
            await host.Client.CreateActorAsync(Large());
            await host.ShouldBeWholeAsync(written + 1);
            Assert.InRange(written, 1, Most);
        }
        finally
        {
            await host.DisposeAsync();
            await disk.DisposeAsync();
        }
    }

    // Random, so that it does not get smaller by being packed.
    private static JsonObject Large() => Given.AnActor().With("aliases", new JsonArray([.. Enumerable.Range(0, 40).Select(_ => (JsonNode)Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(60)))]));
}
