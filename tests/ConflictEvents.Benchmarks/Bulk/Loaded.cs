using System.Globalization;

namespace ConflictEvents.Benchmarks.Bulk;

/// <summary>What it took to load something.</summary>
/// <param name="What">What was loaded.</param>
/// <param name="Rows">How many records.</param>
/// <param name="Bytes">How long their lines were together.</param>
/// <param name="Seconds">By the clock.</param>
/// <param name="Server">Processor seconds of the server.</param>
/// <param name="Database">Processor seconds of the database.</param>
/// <param name="Megabytes">The most that the server held until then.</param>
internal sealed record Loaded(string What, int Rows, long Bytes, double Seconds, double Server, double Database, double Megabytes)
{
    public double PerSecond => Rows / Seconds;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{What}: {Rows:N0} records, {Bytes / 1e6:N1} MB, {Seconds:0.0} s, {PerSecond:N0} a second; processor seconds: server {Server:0.0}, database {Database:0.0}; server's memory at most {Megabytes:0} MB");
}
