using System.Reflection;
using ConflictEvents.Kinds;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConflictEvents.Api.OpenApi;

/// <summary>What the contract says of itself, and of each group of operations.</summary>
internal sealed class ContractInfo(Summaries summaries) : IDocumentFilter
{
    private const string Health = HealthPaths.Tag;

    // The order in which a newcomer meets them; groups that are not named stand before the last two.
    private static readonly string[] First = ["Events", .. EventKinds.All.Select(kind => Resource.Of(kind).Tag), "Actors", "Sources", "Disputes"];
    private static readonly string[] Last = ["Ogc", "Keys", "Audit", Health];

    public static OpenApiInfo Info { get; } = new()
    {
        Title = "ConflictEvents",
        Version = Contract.Version,
        Description = Read("ContractInfo.md"),
        License = new() { Name = "Apache-2.0", Url = new("https://www.apache.org/licenses/LICENSE-2.0") },
    };

    public void Apply(OpenApiDocument document, DocumentFilterContext context)
    {
        var described = context.ApiDescriptions
            .Select(api => ((ControllerActionDescriptor)api.ActionDescriptor).ControllerTypeInfo)
            .Distinct()
            .Select(controller => (Resource.Of(controller).Tag, Description: Describe(controller)))
            .Concat(context.DocumentName == Contract.Version ? [(Health, HealthPaths.Description)] : [])
            .DistinctBy(tag => tag.Item1)
            .OrderBy(tag => Rank(tag.Item1)).ThenBy(tag => tag.Item1, StringComparer.Ordinal);
        document.Tags = described.Select(tag => new OpenApiTag { Name = tag.Item1, Description = tag.Item2 }).ToHashSet();
    }

    private string Describe(TypeInfo controller) =>
        Resource.KindOf(controller) is { } kind ? summaries.Of(kind) : summaries.Of(controller);

    private static int Rank(string tag) =>
        Array.IndexOf(First, tag) is >= 0 and var early ? early
        : Array.IndexOf(Last, tag) is >= 0 and var late ? First.Length + 1 + late
        : First.Length;

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(ContractInfo).Assembly.GetManifestResourceStream(typeof(ContractInfo), name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Trim();
    }
}
