using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Ledger;
using ConflictEvents.Api.Tests.Storage;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Redactions;

/// <summary>
/// Colleagues who write while a name is redacted, each on what stood there a moment ago: none of them brings the name back, and none of their changes is lost.
/// </summary>
public sealed class RedactionRacesTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Name = "Oksana Hryhorenko";
    private const string Excerpt = $"{Name} said no.";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly HttpClient _admin = api.Client(Role.Admin);

    [ClusterProgramsFact("pg_dump")]
    public async Task What_is_redacted_while_others_write_is_gone_and_nothing_of_theirs_is()
    {
        var source = await _admin.CreateSourceAsync(Given.ASource($"At 9 {Excerpt} At 10 nobody came."));
        var strike = await _admin.CreateEventAsync(Given.AStrike(source: Guid.Parse(source.Id), lifecycle: "published").With("summary", $"{Name} was there."));
        var (revised, quoted) = (new Counter(), new Counter());
        using var ended = new CancellationTokenSource();
        Task[] writers =
        [
            .. Enumerable.Range(0, 4).Select(i => Task.Run(() => ReviseAsync(strike, i, revised, ended.Token))),
            .. Enumerable.Range(0, 2).Select(_ => Task.Run(() => QuoteAsync(source, quoted, ended.Token))),
        ];

        await revised.AtLeastAsync(10);
        await RedactAsync(strike);
        await quoted.AtLeastAsync(5);
        await RedactAsync(source);
        await revised.AtLeastAsync(revised.Count + 10);
        await ended.CancelAsync();
        await Task.WhenAll(writers).WaitAsync(Patience);

        Assert.DoesNotContain("hryhorenko", await Programs.DumpAsync(api.Database), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await LedgerPicture.BrokenPromisesAsync(api.Database));
        var titles = (await api.Database.RowsAsync($"select document ->> 'title' from event_revisions where id = '{strike.Id}'")).Select(r => (string)r[0]!).ToList();
        Assert.Equal(1 + revised.Count + 2, titles.Count);
        Assert.Equal(revised.Count, titles.Where(t => t.StartsWith("Turn", StringComparison.Ordinal)).Distinct().Count());
        Assert.Equal(quoted.Count, (int)await api.Database.ScalarAsync<long>("select count(distinct id) from event_revisions where document ->> 'title' = 'Quotes it'"));
        api.Log.ShouldHoldNoErrors();
    }

    private async Task ReviseAsync(Kept strike, int writer, Counter revised, CancellationToken ended)
    {
        var editor = await api.NewColleagueAsync(Role.Editor);
        for (var turn = 0; !ended.IsCancellationRequested; turn++)
        {
            using var answer = await editor.PatchAsync(strike.Path, new JsonObject { ["title"] = $"Turn {turn} of {writer}" }, "*");
            if (answer.StatusCode == HttpStatusCode.OK)
                revised.Add();
            else
                await answer.ShouldBeAsync(HttpStatusCode.ServiceUnavailable);
        }
    }

    // Once the source has lost the words, they are no excerpt of it.
    private async Task QuoteAsync(Kept source, Counter quoted, CancellationToken ended)
    {
        var editor = await api.NewColleagueAsync(Role.Editor);
        var body = Given.AStrike("Quotes it").With("citations", new JsonArray(new JsonObject { ["source"] = source.Id, ["excerpt"] = new JsonObject { ["text"] = Excerpt } }));
        while (!ended.IsCancellationRequested)
        {
            using var answer = await editor.PostAsync("/v1/events", body);
            if (answer.StatusCode == HttpStatusCode.Created)
                quoted.Add();
            else
                Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.ServiceUnavailable, $"It answered {(int)answer.StatusCode}.");
        }
    }

    private async Task RedactAsync(Kept record)
    {
        using var answer = await _admin.PostAsync($"{record.Path}/redact", Redacting.Texts(Name), "*");
        await answer.ShouldBeAsync(HttpStatusCode.OK);
    }

    private sealed class Counter
    {
        private int count;

        public int Count => Volatile.Read(ref count);

        public void Add() => Interlocked.Increment(ref count);

        public async Task AtLeastAsync(int least)
        {
            using var patience = new CancellationTokenSource(Patience);
            while (Count < least)
                await Task.Delay(10, patience.Token);
        }
    }
}
