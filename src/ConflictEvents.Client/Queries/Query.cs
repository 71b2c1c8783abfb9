namespace ConflictEvents.Client.Queries;

/// <summary>The parameters of a query by their names in the API, such as `kind` and `strike`: values of one are or-ed by commas, parameters are and-ed.</summary>
public sealed class Query
{
    private readonly SortedDictionary<string, string> parameters;

    private Query(SortedDictionary<string, string> parameters) => this.parameters = parameters;

    /// <summary>No condition.</summary>
    public static Query All { get; } = new(new(StringComparer.Ordinal));

    /// <summary>The parameters, sorted by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters => parameters;

    /// <summary>Whether there is no condition.</summary>
    public bool IsEmpty => parameters.Count == 0;

    /// <summary>The query with one more parameter, or with another value of it; null takes it away.</summary>
    public Query With(string name, string? value)
    {
        var more = new SortedDictionary<string, string>(parameters, StringComparer.Ordinal);
        if (value is null)
            more.Remove(name);
        else
            more[name] = value;
        return new(more);
    }

    /// <summary>The query string, without a question mark; the same for the same parameters.</summary>
    public override string ToString() => string.Join('&', parameters.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"));

    internal string At(string path) => IsEmpty ? path : $"{path}?{this}";
}
