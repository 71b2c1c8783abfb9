using ConflictEvents.Actors;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace ConflictEvents.Events.Search;

/// <summary>
/// Makes the database's search query of `q`. Each word is looked for as it is and by its English stem; a name of an actor,
/// whole or misspelt, also by the actor's slug, so that records are found that name the actor otherwise.
/// </summary>
internal sealed class WordQuery(LedgerDb db, ActorNames actors)
{
    private const int MostTerms = 50;
    private const int ShortestAlike = 6;

    /// <summary>What `q` asks of the database.</summary>
    /// <exception cref="InvalidParameterException">There is nothing to look for.</exception>
    public async Task<WordSelection> CompileAsync(string q, CancellationToken cancellationToken)
    {
        var alternatives = WordSyntax.Read(q);
        var terms = alternatives.SelectMany(a => a).Distinct().ToList();
        if (terms.Count > MostTerms)
            throw new InvalidParameterException("q", $"has {terms.Count} words; up to {MostTerms} are allowed");
        var names = await NamesAsync(terms, cancellationToken);
        var read = terms.Count == 0 ? null
            : await ReadAsync(alternatives, names, withStopWords: false, cancellationToken)
            ?? await ReadAsync(alternatives, names, withStopWords: true, cancellationToken);
        return read ?? throw new InvalidParameterException("q", "has no word to look for");
    }

    private async Task<WordSelection?> ReadAsync(IReadOnlyList<IReadOnlyList<WordTerm>> alternatives, Dictionary<WordTerm, IReadOnlyList<string>> names, bool withStopWords, CancellationToken cancellationToken)
    {
        List<NpgsqlParameter> values = [];
        var terms = alternatives is [var all] && all.All(t => t is { IsPhrase: false, IsUnwanted: false }) ? all : [];
        // The database reads each term in its own way, and joins them: no text of the caller becomes an operator.
        var whole = Whole(alternatives, t => Term(t, names[t], withStopWords, values));
        var loose = Whole(alternatives, t => Term(t with { IsPhrase = t is { IsPhrase: true, IsUnwanted: true } }, names[t], withStopWords, values));
        var statement = $"select array[{string.Join(", ", terms.Select(t => Term(t, names[t], withStopWords, values)).Prepend($"({loose})").Prepend($"({whole})").Select(t => $"{t}::text"))}] as \"Value\"";
        var read = await db.Database.SqlQueryRaw<string[]>(statement, [.. values]).SingleAsync(cancellationToken);
        return read[0].Length == 0 ? null : new(read[0], read[1] == read[0] ? null : read[1], [.. terms.Zip(read.Skip(2)).Where(t => t.Second.Length > 0).Select(t => (t.First.Text, t.Second))]);
    }

    private static string Whole(IReadOnlyList<IReadOnlyList<WordTerm>> alternatives, Func<WordTerm, string> term) =>
        string.Join(" || ", alternatives.Select(a => $"({string.Join(" && ", a.Select(term))})"));

    private static string Term(WordTerm term, IReadOnlyList<string> slugs, bool withStopWords, List<NpgsqlParameter> values)
    {
        var text = Add(values, term.Text, NpgsqlDbType.Text);
        var read = term.IsPhrase ? "phraseto_tsquery" : "plainto_tsquery";
        var (english, exact) = ($"{read}('words_english', {text})", $"{read}('words_exact', {text})");
        // A word of which English makes nothing (the, of) need not be there, unless it is all that is asked.
        var found = withStopWords ? $"{read}('words_stems', {text}) || {exact}" : $"case when numnode({english}) = 0 then ''::tsquery else {english} || {exact} end";
        if (slugs.Count > 0)
            found = $"({found}) || {Add(values, string.Join(" | ", slugs.Select(s => $"'@{s}'")), NpgsqlDbType.Text)}::tsquery";
        return term.IsUnwanted ? $"!!({found})" : $"({found})";
    }

    private static string Add(List<NpgsqlParameter> values, string value, NpgsqlDbType type)
    {
        values.Add(new($"p{values.Count}", type) { Value = value });
        return $"@{values[^1].ParameterName}";
    }

    private async Task<Dictionary<WordTerm, IReadOnlyList<string>>> NamesAsync(IReadOnlyList<WordTerm> terms, CancellationToken cancellationToken)
    {
        var names = new Dictionary<WordTerm, IReadOnlyList<string>>();
        foreach (var term in terms)
            names[term] = await actors.NamedAsync(term.Text, mayBeAlike: term is { IsPhrase: false, IsUnwanted: false } && term.Text.Length >= ShortestAlike, cancellationToken);
        return names;
    }
}
