using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.House.Contract;

namespace ConflictEvents.Api.Tests.OpenApi;

/// <summary>The committed contract is the one that the code has. To rewrite it: CONFLICTEVENTS_WRITE_CONTRACT=1 ./test --filter ContractTests</summary>
public sealed class ContractTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task The_contract_in_the_repository_is_the_one_that_the_code_has()
    {
        var generated = await GeneratedAsync();

        if (ContractFile.IsRewritten)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(ContractFile.FullPath)!);
            await File.WriteAllTextAsync(ContractFile.FullPath, generated);
        }

        Assert.Null(FirstDifference(await File.ReadAllTextAsync(ContractFile.FullPath), generated));
    }

    [Fact]
    public async Task The_contract_is_the_same_each_time() => Assert.Equal(await GeneratedAsync(), await GeneratedAsync());

    [Fact]
    public void A_contract_that_is_not_the_code_s_is_found() => Assert.StartsWith("line 2: ", FirstDifference("a\nb\n", "a\nc\n"), StringComparison.Ordinal);

    [Fact]
    public void A_contract_that_ends_too_early_is_found() => Assert.StartsWith("line 2: ", FirstDifference("a", "a\nb"), StringComparison.Ordinal);

    private async Task<string> GeneratedAsync()
    {
        var text = await api.Client().GetStringAsync(new Uri("/swagger/v1/swagger.json", UriKind.Relative));
        return text.ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    private static string? FirstDifference(string committed, string generated)
    {
        var (before, now) = (committed.Split('\n'), generated.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(before.Length, now.Length)).Cast<int?>().FirstOrDefault(i => before.ElementAtOrDefault(i!.Value) != now.ElementAtOrDefault(i.Value));
        return line is { } i
            ? $"line {i + 1}: '{before.ElementAtOrDefault(i)?.Trim()}' in the file, '{now.ElementAtOrDefault(i)?.Trim()}' in the code. If that is meant, set CONFLICTEVENTS_WRITE_CONTRACT=1, run again and commit the file."
            : null;
    }
}
