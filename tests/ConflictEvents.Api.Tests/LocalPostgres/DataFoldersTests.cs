using ConflictEvents.LocalPostgres;

namespace ConflictEvents.Api.Tests.LocalPostgres;

public sealed class DataFoldersTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("conflict-events-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_checkout_has_one_data_folder_wherever_in_it_we_start()
    {
        var checkout = Checkout("one");

        Assert.Equal(DataFolders.Default(checkout), DataFolders.Default(Path.Combine(checkout, "src", "ConflictEvents.Api")));
        Assert.Equal(DataFolders.Default(checkout), DataFolders.Default(checkout + "/"));
    }

    [Fact]
    public void Two_checkouts_have_two_data_folders_outside_of_them()
    {
        var (one, other) = (DataFolders.Default(Checkout("one")), DataFolders.Default(Checkout("other")));

        Assert.NotEqual(one, other);
        Assert.DoesNotContain(_folder.FullName, one, StringComparison.Ordinal);
        Assert.Contains("/conflict-events/", one, StringComparison.Ordinal);
    }

    private string Checkout(string name)
    {
        var checkout = _folder.CreateSubdirectory(name).FullName;
        File.WriteAllText(Path.Combine(checkout, "ConflictEvents.sln"), "");
        return checkout;
    }
}
