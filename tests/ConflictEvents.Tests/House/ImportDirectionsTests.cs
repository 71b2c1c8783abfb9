using System.Text.RegularExpressions;

namespace ConflictEvents.Tests.House;

/// <summary>Holds the arrows of docs/ARCHITECTURE.md: which room may know which.</summary>
public sealed partial class ImportDirectionsTests
{
    private static readonly string[] RecordTypes = ["Events", "Actors", "Sources", "Disputes"];

    private static readonly Dictionary<string, string[]> May = new()
    {
        ["Wording"] = [],
        ["Kinds"] = ["Wording"],
        ["Json"] = ["Kinds"],
        ["Storage"] = [],
        ["Telemetry"] = ["Storage"],
        ["Keys"] = ["Json", "Kinds", "Storage"],
        ["Ledger"] = ["Json", "Storage", "Telemetry", "Keys"],
        ["Events"] = [.. RecordTypes, "Ledger", "Storage", "Kinds", "Keys", "Json", "Wording"],
        ["Actors"] = [.. RecordTypes, "Ledger", "Storage", "Kinds", "Keys", "Json", "Wording"],
        ["Sources"] = [.. RecordTypes, "Ledger", "Storage", "Kinds", "Keys", "Json", "Wording"],
        ["Disputes"] = [.. RecordTypes, "Ledger", "Storage", "Kinds", "Keys", "Json", "Wording"],
        ["Changes"] = [.. RecordTypes, "Ledger", "Storage", "Telemetry", "Keys", "Json"],
        ["Exchange"] = [.. RecordTypes, "Changes", "Ledger", "Storage", "Telemetry", "Kinds", "Keys", "Json", "Wording"],
        ["Webhooks"] = ["Changes", "Events", "Ledger", "Storage", "Telemetry", "Kinds", "Keys", "Json"],
        ["Audit"] = ["Webhooks", "Ledger", "Storage", "Keys", "Json"],
        ["Redactions"] = [.. RecordTypes, "Changes", "Ledger", "Storage", "Kinds", "Keys", "Json", "Wording"],
        ["Sample"] = [.. RecordTypes, "Ledger", "Storage", "Keys", "Json"],
    };

    [Fact]
    public void Every_room_imports_only_what_the_architecture_lets_it_know()
    {
        Assert.Empty(Breaches(Files("src/ConflictEvents")));
    }

    [Fact]
    public void Every_room_stands_in_the_list()
    {
        var rooms = Directory.EnumerateDirectories(Repository.Path("src/ConflictEvents")).Select(Path.GetFileName).Except(["bin", "obj"]);
        Assert.Equal(May.Keys.Order(), rooms.Order());
    }

    [Fact]
    public void A_room_that_imports_upwards_is_found()
    {
        var breaches = Breaches([("Kinds/Strike.cs", "using ConflictEvents.Ledger;\nnamespace ConflictEvents.Kinds;")]);
        Assert.Equal(["Kinds/Strike.cs imports Ledger"], breaches);
    }

    [Fact]
    public void The_record_knows_no_http()
    {
        Assert.DoesNotContain(Files("src/ConflictEvents"), f => f.Text.Contains("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("src/ConflictEvents.Client/ConflictEvents.Client.csproj", new string[0])]
    [InlineData("src/ConflictEvents.Tool/ConflictEvents.Tool.csproj", new[] { "ConflictEvents.Client" })]
    public void Who_calls_the_api_knows_it_by_its_contract_alone(string project, string[] known)
    {
        var named = ProjectReference().Matches(File.ReadAllText(Repository.Path(project))).Select(m => m.Groups[1].Value);
        Assert.Equal(known, named);
    }

    [Fact]
    public void Nothing_outside_the_kinds_room_names_a_kind()
    {
        Assert.Empty(SwitchesOnKinds(Files("src/ConflictEvents").Where(f => !f.Name.StartsWith("Kinds/", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_switch_on_a_kind_elsewhere_is_found()
    {
        Assert.Equal(["Events/X.cs"], SwitchesOnKinds([("Events/X.cs", "if (kind == EventKind.Strike) {}")]));
    }

    private static string[] Breaches(IEnumerable<(string Name, string Text)> files) =>
    [
        .. from file in files
           let room = file.Name.Split('/')[0]
           where May.ContainsKey(room)
           from import in Import().Matches(file.Text).Select(m => m.Groups[1].Value).Distinct()
           where import != room && !May[room].Contains(import)
           select $"{file.Name} imports {import}",
    ];

    private static string[] SwitchesOnKinds(IEnumerable<(string Name, string Text)> files) =>
        [.. files.Where(f => OneKind().IsMatch(f.Text)).Select(f => f.Name)];

    private static IEnumerable<(string Name, string Text)> Files(string project)
    {
        var root = Repository.Path(project);
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'))
            .Where(f => !f.StartsWith("bin/", StringComparison.Ordinal) && !f.StartsWith("obj/", StringComparison.Ordinal))
            .Select(f => (f, File.ReadAllText(Path.Combine(root, f))));
    }

    [GeneratedRegex(@"(?:using |\b)ConflictEvents\.([A-Z][A-Za-z]+)[;.]")]
    private static partial Regex Import();

    [GeneratedRegex(@"<ProjectReference Include=""[^""]*/([A-Za-z.]+)\.csproj""")]
    private static partial Regex ProjectReference();

    [GeneratedRegex(@"\bEventKind\.(Meeting|Strike|Statement|CasualtyTally)\b|\bis (Meeting|Strike|Statement|CasualtyTally)\b")]
    private static partial Regex OneKind();
}
