using ConflictEvents.Api.OpenApi;

namespace ConflictEvents.Api.Ogc;

/// <summary>What is said of the collections: the words of the kinds themselves.</summary>
public sealed class OgcWords
{
    private const string OfAll = "Events of all kinds.";
    private readonly Summaries summaries;

    internal OgcWords(Summaries summaries) => this.summaries = summaries;

    internal OgcCollection Describe(OgcNames names, HttpContext http) => new()
    {
        Id = names.Id,
        Title = names.Title,
        Description = names.Kind is { } kind ? summaries.Of(kind) : OfAll,
        Links = new OgcWays(http).OfCollection(names),
    };
}
