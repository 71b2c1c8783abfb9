using System.CommandLine;
using ConflictEvents.Client;
using ConflictEvents.Client.Writing;
using ConflictEvents.Tool.Pushing;
using ConflictEvents.Tool.Terminal;

namespace ConflictEvents.Tool.Commands;

/// <summary><c>push</c>: sends records in the server's own formats.</summary>
internal sealed class PushCommand(ToolHost host)
{
    private readonly Argument<string> file = new("FILE") { Description = "NDJSON or CSV; - for the standard input." };
    private readonly Option<string?> format = new Option<string?>("--format") { Description = "What the file is, where its name does not end in .ndjson, .jsonl or .csv." }.AcceptOnlyFromAmong("ndjson", "csv");
    private readonly Option<string?> record = new Option<string?>("--record") { Description = "What every line is that does not say so itself; a CSV file needs it." }.AcceptOnlyFromAmong("event", "actor", "source");
    private readonly Option<bool> atomic = new("--atomic") { Description = "All or nothing: one refused line keeps all others out. Of files that fit into one request (15 MB, 10,000 lines)." };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Tell what would happen, and store nothing." };
    private readonly Option<bool> checkRevision = new("--check-revision") { Description = "Refuse lines whose revision is not the record's present one." };
    private readonly Option<string?> report = new("--report") { Description = "A file for all refused lines, as NDJSON.", HelpName = "FILE" };

    public Command Make()
    {
        var common = new CommonOptions();
        var command = new Command("push", "Sends a file of records. What is there already is revised where it differs; the same file twice changes nothing.") { file, format, record, atomic, dryRun, checkRevision, report };
        common.AddTo(command);
        command.Runs(host, common, RunAsync);
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, ConflictEventsClient client, Voice voice, CancellationToken cancellationToken)
    {
        var options = Options(parsed);
        await using var input = parsed.GetValue(file) is "-" ? host.OpenInput() : File.OpenRead(parsed.GetValue(file)!);
        await using var told = new PushReport(parsed.GetValue(report), voice.Note);
        await Bars.RunAsync(host, async bar =>
        {
            await foreach (var part in new PushParts(input, options.MediaType == "text/csv").ReadAsync(cancellationToken))
            {
                if (options.Atomic && (part.Before > 0 || !part.IsLast))
                    throw new ToolException(ExitCode.Usage, "--atomic takes files that fit into one request: 15 MB and 10,000 lines. Nothing was sent.");
                await SendAsync(client, part, options, told, cancellationToken);
                bar.Show("sent", input.CanSeek ? input.Position : told.Lines, input.CanSeek ? input.Length : null);
            }
            return true;
        });
        voice.Result(
            $"{told.Lines:n0} lines{(options.DryRun ? ", nothing stored (dry run)" : "")}: {told.Created:n0} created, {told.Revised:n0} revised, {told.Unchanged:n0} unchanged, {told.Refused:n0} refused.",
            new { told.Lines, told.Created, told.Revised, told.Unchanged, told.Refused, options.DryRun });
        return told.Refused > 0 ? ExitCode.Differs : ExitCode.Ok;
    }

    private static async Task SendAsync(ConflictEventsClient client, PushPart part, BulkOptions options, PushReport told, CancellationToken cancellationToken)
    {
        if (part.Body.Length == 0)
            return;
        var way = $"{options.MediaType} {options.Record} {options.Atomic} {options.CheckRevision}";
        var asked = options with { IdempotencyKey = options.DryRun ? null : part.Key(way) };
        await foreach (var result in client.Bulk.SendAsync(() => new MemoryStream(part.Body), asked, cancellationToken))
            await told.AddAsync(result with { Line = result.Line + part.Before });
    }

    private BulkOptions Options(ParseResult parsed)
    {
        var isTable = (parsed.GetValue(format) ?? Path.GetExtension(parsed.GetValue(file)!).TrimStart('.')) == "csv";
        if (isTable && parsed.GetValue(record) is null)
            throw new ToolException(ExitCode.Usage, "A CSV file does not say what its rows are: --record event, actor or source.");
        return new()
        {
            MediaType = isTable ? "text/csv" : "application/x-ndjson",
            Record = parsed.GetValue(record),
            Atomic = parsed.GetValue(atomic),
            DryRun = parsed.GetValue(dryRun),
            CheckRevision = parsed.GetValue(checkRevision),
        };
    }
}
