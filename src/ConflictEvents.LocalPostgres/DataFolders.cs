using System.Security.Cryptography;
using System.Text;

namespace ConflictEvents.LocalPostgres;

/// <summary>Where the data lives when nobody says: outside the checkout, a folder for each checkout, so that two side by side never meet.</summary>
public static class DataFolders
{
    /// <summary>
    /// The default data folder of the checkout that holds `contentRoot` (or of that folder itself, where it is in none): below
    /// `/var/lib/conflict-events` for root, whose server runs as another user and cannot enter a closed home, else below
    /// `$XDG_DATA_HOME` or `~/.local/share`. The script `run` reckons the same.
    /// </summary>
    public static string Default(string contentRoot)
    {
        var checkout = CheckoutOf(contentRoot);
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(checkout)))[..12];
        return Path.Combine(Environment.IsPrivilegedProcess ? "/var/lib" : UserData(), "conflict-events", name);
    }

    private static string CheckoutOf(string contentRoot)
    {
        var start = Path.TrimEndingDirectorySeparator(Path.GetFullPath(contentRoot));
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ConflictEvents.sln")))
                return folder.FullName;
        }
        return start;
    }

    private static string UserData()
    {
        var xdg = Environment.GetEnvironmentVariable("XDG_DATA_HOME");
        return Path.IsPathRooted(xdg)
            ? xdg
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share");
    }
}
