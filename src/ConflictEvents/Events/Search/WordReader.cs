using System.Globalization;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace ConflictEvents.Events.Search;

/// <summary>Has the database read the words of many events at once, each chunk of text once: words come again and again.</summary>
internal sealed class WordReader
{
    private const int Most = 5_000;
    // Behind each chunk stands a word that tells how many places the chunk takes; before it a space, as in a text.
    private const string Behind = "0";
    private const string QuotedBehind = $"'{Behind}'";
    private const string Statement = $"""
        select to_tsvector('words_exact', ' ' || c.chunk || ' {Behind}')::text as "Exact", to_tsvector('words_english', ' ' || c.chunk || ' {Behind}')::text as "English"
        from unnest(@chunks) with ordinality c (chunk, at)
        order by c.at
        """;

    /// <summary>What came lately.</summary>
    public WordMemory Memory { get; } = new();

    /// <summary>Reads what has not been read yet.</summary>
    public async Task ReadAsync(LedgerDb db, IEnumerable<ChunkedWords> words, CancellationToken cancellationToken)
    {
        var unread = words.SelectMany(w => w.Title.Concat(w.Text)).Where(c => !c.IsRead).ToHashSet();
        foreach (var chunks in unread.Chunk(Most))
        {
            var found = await db.Database.SqlQueryRaw<Found>(Statement, new NpgsqlParameter("chunks", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = chunks.Select(c => c.Text).ToArray() })
                .ToListAsync(cancellationToken);
            foreach (var (chunk, read) in chunks.Zip(found))
                chunk.Read(Part(read.Exact), Part(read.English));
        }
    }

    // A vector as the database writes it: 'word':1,3 'it''s':2 in the order of its words, the word behind among them.
    private WordChunk.Part Part(string vector)
    {
        var words = new List<(WordChunk.Lexeme Lexeme, int Place)>(2);
        for (var at = 0; at < vector.Length; at++)
        {
            var end = at + 1;
            while (vector[end] != '\'' || vector[end + 1] == '\'')
                end += vector[end] == '\'' ? 2 : 1;
            var word = Memory.Lexeme(vector[at..(end + 1)]);
            var places = vector.AsSpan(end + 2);
            if (places.IndexOf(' ') is >= 0 and var length)
                places = places[..length];
            foreach (var place in places.Split(','))
                words.Add((word, int.Parse(places[place], CultureInfo.InvariantCulture)));
            at = end + 2 + places.Length;
        }
        words.Sort((a, b) => a.Place - b.Place);
        var behind = words.FindLastIndex(w => w.Lexeme.Quoted == QuotedBehind);
        return new([.. words.Take(behind)], words[behind].Place - 1);
    }

    private sealed record Found(string Exact, string English);
}
