using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Ledger;

/// <summary>A caller whose connection breaks before the answer does not know whether the change was made. The same request with the same key tells, and makes it at most once.</summary>
public sealed class LostAnswerTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_change_whose_answer_was_lost_is_answered_again_and_made_once()
    {
        foreach (var patience in Enumerable.Range(0, 12))
        {
            var (body, key) = (Given.AStrike(title: Given.Fresh("Lost ")), Guid.CreateVersion7().ToString());
            await SendAndVanishAsync(body, key, TimeSpan.FromMilliseconds(patience));

            using var answer = await AskUntilAnsweredAsync(body, key);

            await answer.ShouldBeAsync(HttpStatusCode.Created);
            Assert.Equal(1, await api.Database.ScalarAsync<long>($"select count(*) from event_revisions where document ->> 'title' = '{body["title"]}'"));
        }
        api.Log.ShouldHoldNoErrors();
    }

    // The connection is reset, not closed: whatever the server does then, its answer reaches nobody.
    private async Task SendAndVanishAsync(JsonObject body, string key, TimeSpan patience)
    {
        var text = body.ToJsonString();
        var token = api.Client(Role.Contributor).DefaultRequestHeaders.Authorization!.Parameter;
        using var client = new TcpClient { LingerState = new(true, 0) };
        await client.ConnectAsync(api.Address.Host, api.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /v1/events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json; charset=utf-8\r\nIdempotency-Key: {key}\r\nContent-Length: {text.Length}\r\n\r\n{text}"));
        await Task.Delay(patience);
    }

    // While the first is under way, the second is told to come again.
    private async Task<HttpResponseMessage> AskUntilAnsweredAsync(JsonObject body, string key)
    {
        while (true)
        {
            var answer = await api.Client(Role.Contributor).PostAsync("/v1/events", body, idempotencyKey: key);
            if (answer.StatusCode != HttpStatusCode.Conflict)
                return answer;
            answer.Dispose();
        }
    }
}
