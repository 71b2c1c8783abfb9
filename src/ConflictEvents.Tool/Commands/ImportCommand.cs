using System.CommandLine;
using System.Text.Json;
using ConflictEvents.Client;
using ConflictEvents.Client.Writing;
using ConflictEvents.Tool.Terminal;

namespace ConflictEvents.Tool.Commands;

/// <summary><c>import</c>: a file of others, as a job of the server's.</summary>
internal sealed class ImportCommand(ToolHost host)
{
    private readonly Argument<string> file = new("FILE") { Description = "The file." };
    private readonly Option<string> format = new Option<string>("--format") { Description = "The file's format.", Required = true }.AcceptOnlyFromAmong("ucdp-ged", "acled", "gdelt", "geojson", "ndjson", "csv");
    private readonly Option<string?> record = new Option<string?>("--record") { Description = "What the lines of NDJSON or CSV are that do not say so themselves." }.AcceptOnlyFromAmong("event", "actor", "source");
    private readonly Option<string?> mapping = new("--mapping") { Description = "A JSON file that says which property of a GeoJSON feature is what.", HelpName = "FILE" };
    private readonly Option<string?> dataset = new("--dataset") { Description = "What the file belongs to: a later file of the same data set takes its place.", HelpName = "NAME" };
    private readonly Option<string?> countedBy = new("--counted-by") { Description = "Who counted the figures, as an actor's slug.", HelpName = "SLUG" };
    private readonly Option<bool> publish = new("--publish") { Description = "Publish the events at once." };
    private readonly Option<bool> retractMissing = new("--retract-missing") { Description = "Retract what an earlier file of the data set brought and this one no longer has." };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Tell what would happen, and store nothing." };
    private readonly Option<string?> report = new("--report") { Description = "Where the refused rows are written, as NDJSON; else FILE.refused.ndjson.", HelpName = "FILE" };

    public Command Make()
    {
        var common = new CommonOptions();
        var command = new Command("import", "Uploads a file of UCDP, ACLED, GDELT or GeoJSON, and waits until the server has worked through it. A newer file revises what changed.")
        {
            file, format, record, mapping, dataset, countedBy, publish, retractMissing, dryRun, report,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(retractMissing) && result.GetValue(dataset) is null)
                result.AddError("--retract-missing needs --dataset: missing is what an earlier file of the same data set brought.");
        });
        common.AddTo(command);
        command.Runs(host, common, RunAsync);
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, ConflictEventsClient client, Voice voice, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(parsed.GetValue(file)!);
        // Before anything is sent: a file that is not there is the caller's, and nothing to try again.
        await using (File.OpenRead(path))
        {
        }
        var options = await OptionsAsync(parsed, path, cancellationToken);
        var done = await Bars.RunAsync(host, async bar =>
        {
            var state = await client.Imports.StartAsync(() => new ReadFile(path, (sent, whole) => bar.Show("upload", sent, whole)), options, cancellationToken);
            voice.Note($"Import {state.Id}: the server goes on with it, also when this is interrupted.");
            await foreach (var next in client.Imports.WatchAsync(state.Id, cancellationToken: cancellationToken))
            {
                state = next;
                bar.Show("import", state.DoneBytes, state.TotalBytes);
            }
            return state;
        });
        var told = done.Refused > 0 ? await ReportAsync(client, done.Id, parsed.GetValue(report) ?? path + ".refused.ndjson", voice, cancellationToken) : null;
        voice.Result(
            $"{done.State}: {done.Read:n0} read{(done.DryRun ? ", nothing stored (dry run)" : "")}: {done.Created:n0} created, {done.Revised:n0} revised, {done.Unchanged:n0} unchanged, {done.Refused:n0} refused, {done.Retracted:n0} retracted."
                + (done.Failure is null ? "" : $" {done.Failure}") + (told is null ? "" : $" Refused rows: {told}"),
            new { done.Id, done.State, done.Read, done.Created, done.Revised, done.Unchanged, done.Refused, done.Retracted, done.Failure, done.DryRun, report = told });
        return done.State == "succeeded" && done.Refused == 0 ? ExitCode.Ok : ExitCode.Differs;
    }

    // A key of this run alone: the file of last week may be meant again, after another one, and is another job then.
    private async Task<ImportOptions> OptionsAsync(ParseResult parsed, string path, CancellationToken cancellationToken)
    {
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, option) in new[] { ("record", record), ("dataset", dataset), ("countedBy", countedBy) })
            if (parsed.GetValue(option) is { } value)
                parameters[name] = value;
        foreach (var (name, option) in new[] { ("publish", publish), ("retractMissing", retractMissing), ("dryRun", dryRun) })
            if (parsed.GetValue(option))
                parameters[name] = "true";
        if (parsed.GetValue(mapping) is { } mapped)
            parameters["mapping"] = await File.ReadAllTextAsync(mapped, cancellationToken);
        return new()
        {
            Format = parsed.GetValue(format)!,
            Parameters = parameters,
            IsPacked = Path.GetExtension(path) == ".gz",
            IdempotencyKey = $"import-{Guid.CreateVersion7()}",
        };
    }

    // The import is done by then: where its report finds no room, what came of it is told all the same.
    private static async Task<string?> ReportAsync(ConflictEventsClient client, string id, string path, Voice voice, CancellationToken cancellationToken)
    {
        try
        {
            await using (var to = new StreamWriter(path + ".part", append: false))
            {
                await foreach (var refusal in client.Imports.ReportAsync(id, cancellationToken))
                    await to.WriteLineAsync(JsonSerializer.Serialize(refusal, JsonSerializerOptions.Web));
            }
            File.Move(path + ".part", path, overwrite: true);
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            voice.Note($"The refused rows could not be written: {e.Message} They are at /v1/imports/{id}/report for 30 days.");
            return null;
        }
    }
}
