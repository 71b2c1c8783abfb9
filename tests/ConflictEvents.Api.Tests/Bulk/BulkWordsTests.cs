using ConflictEvents.Api.Tests.House;
using ConflictEvents.Events;
using ConflictEvents.Events.Search;
using ConflictEvents.Keys;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace ConflictEvents.Api.Tests.Bulk;

/// <summary>Search vectors of bulk are put together of what the database made of each chunk of text before: they have to be what it makes of the whole.</summary>
public sealed class BulkWordsTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const int Texts = 3_000;
    private static readonly string[] Pieces =
    [
        "the", "of", "were", "Attacks", "attacking", "universal", "Zelenskyy's", "l’armée", "Łódź", "Київ", "обстріляли", "صاروخ", "空襲", "École", "é", "n̈", "İstanbul", "ß", "Σίσυφος",
        "75", "-5", "+7", "1.5", "3,000", "12.", "1e5", "v2.0", "10:30", "0", "00", "2024-05-01", "50%", "$7m", "№5", "#tag", "@user", "a@b.org", "https://t.me/s/x?y=1&z=2", "example.com/a/b", "/etc/hosts",
        "T-72", "su-25", "Mid-", "-based", "north-east-facing", "u.s.", "U.S.-made", "state-of-the-art", "C++", "&amp;", "&", "--", "–", "—", "...", "…", "“quoted”", "(in", "brackets)", "'", "\"", "\\", "\\'", "a\\b", "it's", "rock'n'roll", "x_y", "a|b", "!", "*", ":", "::", "a:b", ":1A", "\u00a0", "a\u00a0b", "\u200b", "\u2028", "🚀", "🚀fire", "{\"a\":1}", "~", "`", "^", "~/x", "./x", "..", "/", "a/", "?", "=", ";",
    ];

    [Fact]
    public async Task What_is_put_together_is_what_the_database_makes_of_the_whole()
    {
        var dice = new Random(2014);
        var texts = Enumerable.Range(0, Texts).Select(_ => new EventWords(Text(dice, 8), Text(dice, 60), ["@ukraine", "@russia"])).ToList();

        var made = (await MadeAsync(texts)).Where(t => t.Vector is not null).ToList();

        // The others begin like a path, or with a mark.
        Assert.InRange(made.Count, Texts / 2, Texts - 1);
        Assert.Equal(await VectorsAsync(made.ConvertAll(t => t.Text)), await ReadAgainAsync(made.ConvertAll(t => t.Vector!)));
    }

    [Theory]
    [InlineData("~/x was hit")]
    [InlineData("./x was hit")]
    [InlineData("<b>Depot</b> was hit")]
    [InlineData("Depot <b class=hit was hit")]
    public async Task What_the_beginning_or_a_mark_may_change_is_left_to_the_database(string text) => Assert.Null((await MadeAsync([new("hit", text, [])]))[0].Vector);

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public async Task So_is_a_word_that_comes_more_often_than_the_database_counts(int times, bool isMade) =>
        Assert.Equal(isMade, (await MadeAsync([new("hit", string.Join(' ', Enumerable.Repeat("an", times)), [])]))[0].Vector is not null);

    [Fact]
    public async Task What_came_long_ago_is_read_again()
    {
        var reader = new WordReader();
        var (first, others) = (new EventWords("Depot hit", "a depot", []), new EventWords("x", string.Join(' ', Enumerable.Range(0, 20_000).Select(n => $"w{n}")), []));

        await MadeAsync([first], reader);
        var known = reader.Memory.Of("Depot");
        await MadeAsync([others], reader);

        Assert.True(known.IsRead);
        Assert.NotSame(known, reader.Memory.Of("Depot"));
        Assert.Equal(await VectorsAsync([first]), await ReadAgainAsync([(await MadeAsync([first], reader))[0].Vector!]));
    }

    [Fact]
    public async Task Events_of_bulk_have_the_search_vectors_that_single_writes_have()
    {
        using var client = api.Client(Role.Contributor);
        var dice = new Random(2022);
        var lines = Enumerable.Range(0, 40).Select(i => Given.AStrike($"Strike {i} on T-72s").With("summary", i == 7 ? "left to <the database> " + Plain(dice, 400) : Plain(dice, 40)).Event()).ToArray();

        var results = await client.BulkAsync(lines);

        Assert.All(results, r => Assert.Equal("created", (string)r["status"]!));
        await api.ReadAsync(async db =>
        {
            var rows = await db.Set<EventRevision>().AsNoTracking().Where(r => r.SupersededAt == null).ToListAsync();
            var stored = await db.Database.SqlQueryRaw<string>("select search::text as \"Value\" from event_revisions where superseded_at is null and position = any(@positions) order by position",
                new NpgsqlParameter("positions", rows.Select(r => r.Position).ToArray())).ToListAsync();
            Assert.Equal(lines.Length, stored.Count);
            Assert.Equal(await VectorsAsync([.. rows.OrderBy(r => r.Position).Select(r => EventWords.Of(global::ConflictEvents.Json.Wire.ReadStored<EventBody>(r.Document)))]), stored);
            return 0;
        });
    }

    private async Task<List<(EventWords Text, string? Vector)>> MadeAsync(List<EventWords> texts, WordReader? remembering = null)
    {
        var reader = remembering ?? new WordReader();
        var chunked = texts.ConvertAll(t => ChunkedWords.Of(t, reader.Memory));
        await api.ReadAsync(async db =>
        {
            await reader.ReadAsync(db, chunked.OfType<ChunkedWords>(), CancellationToken.None);
            return 0;
        });
        return [.. texts.Zip(chunked, (t, c) => (t, c is null ? null : SearchVector.Of(c)))];
    }

    // What may stand in a record.
    private static string Plain(Random dice, int most) => string.Join(' ', Text(dice, most).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(c => !c.Contains('\u200b', StringComparison.Ordinal)));

    private static string Text(Random dice, int most)
    {
        var chunks = Enumerable.Range(0, dice.Next(1, most)).Select(_ => string.Concat(Enumerable.Range(0, dice.Next(5) == 0 ? 2 : 1).Select(_ => dice.GetItems(Pieces, 1)[0])));
        return (dice.Next(4) == 0 ? "" : "Text" + dice.GetItems(["", " ", "\n", "\t", "  "], 1)[0]) + string.Join(dice.GetItems([" ", "\n", "\t", "\r\n", "  "], 1)[0], chunks);
    }

    private Task<List<string>> VectorsAsync(List<EventWords> texts) => api.ReadAsync(db => AskAsync(db,
        "select event_words(title, words, @actors)::text as \"Value\" from unnest(@titles, @texts) with ordinality t (title, words, at) order by at",
        ("titles", texts.Select(t => t.Title)), ("texts", texts.Select(t => t.Text)), ("actors", texts[0].Actors)));

    private Task<List<string>> ReadAgainAsync(IEnumerable<string> made) => api.ReadAsync(db => AskAsync(db,
        "select made::tsvector::text as \"Value\" from unnest(@made) with ordinality t (made, at) order by at", ("made", made)));

    private static Task<List<string>> AskAsync(LedgerDb db, string statement, params (string Name, IEnumerable<string> Values)[] values) =>
        db.Database.SqlQueryRaw<string>(statement, [.. values.Select(v => new NpgsqlParameter(v.Name, NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = v.Values.ToArray() })]).ToListAsync();
}
