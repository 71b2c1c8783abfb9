using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.House.Contract;

namespace ConflictEvents.Api.Tests.Malformed;

/// <summary>Many bad requests at once, each of which must be refused with a documented problem that names what is wrong, and none of which may change anything.</summary>
internal sealed class Refusing(ApiFixture api)
{
    private const string State = """
        select (select position from ledger_head), (select count(*) from api_keys), (select count(*) from webhooks), (select count(*) from webhook_deliveries),
               (select count(*) from imports), (select count(*) from idempotency_keys), (select count(*) from external_ids), (select count(*) from source_texts)
        """;

    /// <summary>A bad request: what is wrong with it, how it is sent, and whether its refusal names that.</summary>
    public sealed record Bad(string What, Func<HttpRequestMessage> Request, Func<JsonObject, bool> Names, params int[] Statuses);

    /// <summary>Sends them all by this client, and answers each that was not refused as it must be.</summary>
    public async Task<IReadOnlyList<string>> WrongAsync(HttpClient client, IReadOnlyCollection<Bad> bad)
    {
        List<string> wrong = [];
        var (before, errors) = (await StateAsync(), api.Log.Errors.Count());
        await Parallel.ForEachAsync(bad, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (one, _) =>
        {
            if (await WrongAsync(client, one) is { } what)
                lock (wrong)
                    wrong.Add(what);
        });
        if (await StateAsync() is var after && after != before)
            wrong.Add($"What is stored was {before} and is {after}");
        wrong.AddRange(api.Log.Errors.Skip(errors).Select(e => $"{e.Category}: {e.Text} {e.Exception?.Message}"));
        return wrong;
    }

    private static async Task<string?> WrongAsync(HttpClient client, Bad bad)
    {
        using var request = bad.Request();
        try
        {
            // The client holds every answer against the contract: the status is documented, the body is a problem.
            using var answer = await client.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            var isRefused = bad.Statuses.Length == 0 ? answer.StatusCode == HttpStatusCode.BadRequest : bad.Statuses.Contains((int)answer.StatusCode);
            return isRefused && bad.Names(JsonNode.Parse(text)!.AsObject()) ? null : $"{bad.What} was answered {(int)answer.StatusCode} {(text.Length > 600 ? text[..600] : text)}";
        }
        catch (ContractException e)
        {
            return $"{bad.What}: {e.Message}";
        }
    }

    private async Task<string> StateAsync() => string.Join(' ', Assert.Single(await api.Database.RowsAsync(State)));
}
