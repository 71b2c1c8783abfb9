using System.CommandLine;
using System.Text.RegularExpressions;
using ConflictEvents.Client.Queries;

namespace ConflictEvents.Tool.Commands;

/// <summary>The API's parameters as options of the same names: <c>--minPrecision</c>, or <c>--min-precision</c>. What they mean, and whether a value is right, the server says.</summary>
internal sealed partial class FilterOptions
{
    /// <summary>What filters of the feed take.</summary>
    public static IReadOnlyList<(string Name, string Words)> Feed { get; } =
    [
        ("record", "Only these types of record: event, actor, source, dispute."),
        ("kind", "Only these kinds of event: meeting, strike, statement, casualty_tally."),
        ("lifecycle", "Only these lifecycles: draft, published, withheld; else all that the key may see."),
        ("from", "Events on or after this day."), ("to", "Events on or before this day."), ("includeImprecise", "Also events of unknown day or place (true)."),
        ("actor", "Events with these actors (slugs, or countries such as UKR)."), ("role", "In which roles the actors are."), ("speaker", "Statements of these actors."),
        ("participant", "Meetings of any of these."), ("participantsAll", "Meetings of all of these."), ("perpetrator", "Strikes by these."), ("countedBy", "Tallies counted by these."),
        ("country", "In these countries (alpha-3)."), ("admin1", "In these regions."), ("place", "At places of this name."),
        ("bbox", "west,south,east,north."), ("near", "longitude,latitude,kilometres."), ("within", "A GeoJSON polygon."), ("minPrecision", "Located at least this exactly."),
        ("method", "Strikes by these methods."), ("target", "Strikes on targets of these categories."), ("metric", "Tallies of these metrics."), ("status", "Meetings of these statuses."),
        ("quoteMode", "Statements quoted in these ways."), ("chainBasis", "With such chains of citation."), ("about", "About these events."), ("counts", "Tallies that count these events."),
        ("link", "Linked so: type:id, or id."), ("tag", "With any of these tags."), ("source", "Citing these sources."), ("verification", "Verified so."), ("q", "Words to search for."),
    ];

    private readonly IReadOnlyList<(string Name, Option<string?> Option)> options;

    public FilterOptions(IEnumerable<(string Name, string Words)> parameters) =>
        options = [.. parameters.Select(p => (p.Name, Make(p.Name, p.Words)))];

    public void AddTo(Command command)
    {
        foreach (var (_, option) in options)
            command.Options.Add(option);
    }

    public Query Query(ParseResult parsed) => options.Aggregate(Client.Queries.Query.All, (query, option) => query.With(option.Name, parsed.GetValue(option.Option)));

    private static Option<string?> Make(string name, string words)
    {
        var dashed = "--" + Hump().Replace(name, found => "-" + found.Value.ToLowerInvariant());
        var option = new Option<string?>("--" + name) { Description = words, HelpName = "VALUE" };
        if (dashed != option.Name)
            option.Aliases.Add(dashed);
        return option;
    }

    [GeneratedRegex("[A-Z]", RegexOptions.NonBacktracking)]
    private static partial Regex Hump();
}
