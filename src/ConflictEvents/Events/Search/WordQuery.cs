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

    /// <summary>Whether there is more to it than words that must all be there.</summary>
    public static bool HasOperators(string q) => WordSyntax.Read(q) is not [var terms] || terms.Any(t => t.IsPhrase || t.IsUnwanted);

    /// <summary>The query, as PostgreSQL writes it.</summary>
    /// <exception cref="InvalidParameterException">There is nothing to look for.</exception>
    public async Task<string> CompileAsync(string q, CancellationToken cancellationToken)
    {
        var alternatives = WordSyntax.Read(q);
        var terms = alternatives.SelectMany(a => a).Distinct().ToList();
        if (terms.Count == 0)
            throw new InvalidParameterException("q", "has no word to look for");
        if (terms.Count > MostTerms)
            throw new InvalidParameterException("q", $"has {terms.Count} words; up to {MostTerms} are allowed");
        var names = await NamesAsync(terms, cancellationToken);
        return await ComposeAsync(alternatives, names, withStopWords: false, cancellationToken) is { Length: > 0 } words ? words
            : await ComposeAsync(alternatives, names, withStopWords: true, cancellationToken) is { Length: > 0 } all ? all
            : throw new InvalidParameterException("q", "has no word to look for");
    }

    // The database reads each term in its own way, and joins them: no text of the caller becomes an operator.
    private async Task<string> ComposeAsync(IReadOnlyList<IReadOnlyList<WordTerm>> alternatives, Dictionary<WordTerm, IReadOnlyList<string>> names, bool withStopWords, CancellationToken cancellationToken)
    {
        List<NpgsqlParameter> values = [];
        var query = string.Join(" || ", alternatives.Select(terms => $"({string.Join(" && ", terms.Select(t => Term(t, names[t], withStopWords, values)))})"));
        var statement = $"select ({query})::text as \"Value\"";
        return await db.Database.SqlQueryRaw<string>(statement, [.. values]).SingleAsync(cancellationToken);
    }

    private static string Term(WordTerm term, IReadOnlyList<string> slugs, bool withStopWords, List<NpgsqlParameter> values)
    {
        var text = Add(values, term.Text, NpgsqlDbType.Text);
        var read = term.IsPhrase ? "phraseto_tsquery" : "plainto_tsquery";
        var (english, exact) = ($"{read}('words_english', {text})", $"{read}('words_exact', {text})");
        // A word of which English makes nothing (the, of) need not be there, unless it is all that is asked.
        var found = withStopWords ? exact : $"case when numnode({english}) = 0 then ''::tsquery else {english} || {exact} end";
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
