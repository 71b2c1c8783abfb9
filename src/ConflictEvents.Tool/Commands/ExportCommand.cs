using System.CommandLine;
using System.Net;
using ConflictEvents.Client;
using ConflictEvents.Client.Exports;
using ConflictEvents.Client.Queries;
using ConflictEvents.Tool.Exporting;
using ConflictEvents.Tool.Mirrors.Folders;
using ConflictEvents.Tool.Terminal;

namespace ConflictEvents.Tool.Commands;

/// <summary><c>export</c>: a query into a file, which is there when it is whole.</summary>
internal sealed class ExportCommand(ToolHost host)
{
    private static readonly string[] Formats = ["ndjson", "json", "csv", "geojson", "atom"];

    private static readonly (string Name, string Words)[] More =
    [
        .. FilterOptions.Feed.Where(parameter => parameter.Name != "record"),
        ("knownBy", "What was published by this instant."), ("updatedSince", "What changed since this instant."), ("asOf", "As of this position or instant."),
        ("fields", "Only these members."), ("text", "Sources with their texts (true), for contributors."),
    ];

    private readonly Argument<string> file = new("FILE") { Description = "The file; its ending says the format." };
    private readonly Option<string> records = new Option<string>("--records") { Description = "What to export.", DefaultValueFactory = _ => "events" }.AcceptOnlyFromAmong("events", "actors", "sources", "disputes");
    private readonly Option<string?> format = new Option<string?>("--format") { Description = "The format, where the file's name does not say." }.AcceptOnlyFromAmong(Formats);

    public Command Make()
    {
        var (common, filter) = (new CommonOptions(), new FilterOptions(More));
        var command = new Command("export", "Writes a query into a file, as of one position. NDJSON that was interrupted goes on; other formats begin anew.") { file, records, format };
        filter.AddTo(command);
        common.AddTo(command);
        command.Runs(host, common, (parsed, client, voice, cancellationToken) => RunAsync(parsed, filter.Query(parsed), client, voice, cancellationToken));
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, Query query, ConflictEventsClient client, Voice voice, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(parsed.GetValue(file)!);
        var record = RecordTypes.All.Single(type => type.Room() == parsed.GetValue(records));
        var form = parsed.GetValue(format) ?? Path.GetExtension(path).TrimStart('.');
        if (!Formats.Contains(form))
            throw new ToolException(ExitCode.Usage, $"Say the format: --format {string.Join(", ", Formats)}, or a file name that ends in one.");
        var (stand, count) = await Bars.RunAsync(host, bar => form == "ndjson"
            ? LinesAsync(client, path, record, query, bar, cancellationToken)
            : WholeAsync(client, path, record, query.With("format", form), cancellationToken));
        voice.Result(
            $"{path}: {(count is { } number ? $"{number:n0} {record.Room()}, " : "")}as of position {stand.Position}.",
            new { file = path, format = form, records = record.Room(), count, stand.Position, stand.Epoch });
        return ExitCode.Ok;
    }

    private static async Task<(LedgerStand, long?)> LinesAsync(ConflictEventsClient client, string path, RecordType record, Query query, IBar bar, CancellationToken cancellationToken)
    {
        var partial = new PartialExport(path, record, query.ToString());
        var begun = partial.Find();
        using var export = await OpenAsync(client, record, query, begun, cancellationToken);
        var goesOn = begun is { Last: not null } && export.GoesOn;
        var count = goesOn ? begun!.Value.Count : 0;
        await using (var to = goesOn ? partial.Continue() : await partial.BeginAsync(export.Stand))
        {
            await foreach (var line in export.ReadAsync(cancellationToken))
            {
                await to.WriteAsync(line.Document, cancellationToken);
                to.WriteByte((byte)'\n');
                if (++count % 1000 == 0)
                    bar.Show(record.Room(), count, null);
            }
            to.Flush(flushToDisk: true);
        }
        partial.End();
        return (export.Stand, count);
    }

    // What an interrupted run left is taken up where the server still knows its last record, in the same ledger.
    private static async Task<Export> OpenAsync(ConflictEventsClient client, RecordType record, Query query, (LedgerStand Stand, string? Last, long Count)? begun, CancellationToken cancellationToken)
    {
        if (begun is { Last: { } last, Stand: var stand })
        {
            try
            {
                var export = await client.Exports.OpenAsync(record, query, stand.Position, last, cancellationToken);
                if (export.Stand.Epoch == stand.Epoch)
                    return export;
                export.Dispose();
            }
            catch (ProblemException problem) when (problem is { Status: HttpStatusCode.BadRequest, Parameter: "after" or "asOf" })
            {
            }
        }
        return await client.Exports.OpenAsync(record, query, cancellationToken: cancellationToken);
    }

    private static async Task<(LedgerStand, long?)> WholeAsync(ConflictEventsClient client, string path, RecordType record, Query query, CancellationToken cancellationToken)
    {
        var next = path + ".part";
        LedgerStand stand;
        await using (var to = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            stand = await client.Exports.CopyAsync(record, query, to, cancellationToken);
            to.Flush(flushToDisk: true);
        }
        File.Move(next, path, overwrite: true);
        Durable.SyncFolder(Path.GetDirectoryName(path)!);
        return (stand, null);
    }
}
