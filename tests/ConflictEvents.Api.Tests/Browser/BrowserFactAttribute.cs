namespace ConflictEvents.Api.Tests.Browser;

/// <summary>A test in a real browser, reported as skipped where there is none; ./test finds or installs it and names it by CONFLICTEVENTS_CHROMIUM.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    private static readonly string[] Usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public BrowserFactAttribute()
    {
        if (Program is null)
            Skip = "No Chromium is here, NO PAGE WAS TESTED: install it (Debian: apt-get install chromium), or name it by CONFLICTEVENTS_CHROMIUM.";
    }

    public static string? Program { get; } = Environment.GetEnvironmentVariable("CONFLICTEVENTS_CHROMIUM") is { Length: > 0 } named ? named : Usual.FirstOrDefault(File.Exists);
}
