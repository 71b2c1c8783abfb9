using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ConflictEvents.Client;
using ConflictEvents.Client.Changes;
using ConflictEvents.Client.Queries;
using ConflictEvents.Tool.Terminal;

namespace ConflictEvents.Tool.Commands;

/// <summary><c>watch</c>: prints changes as they come.</summary>
internal sealed class WatchCommand(ToolHost host)
{
    private static readonly string[] Titles = ["title", "name", "question", "publisher"];

    private readonly Option<long?> after = new("--after") { Description = "Begin behind this position; else with what comes next.", HelpName = "POSITION" };
    private readonly Option<int?> count = new("--count") { Description = "End after so many changes.", HelpName = "NUMBER" };

    public Command Make()
    {
        var (common, filter) = (new CommonOptions(), new FilterOptions(FilterOptions.Feed));
        var command = new Command("watch", "Prints changes as they come, one a line, until ended. It connects again by itself.") { after, count };
        filter.AddTo(command);
        common.AddTo(command);
        command.Runs(host, common, (parsed, client, voice, cancellationToken) => RunAsync(parsed, filter.Query(parsed), client, voice, cancellationToken));
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, Query query, ConflictEventsClient client, Voice voice, CancellationToken cancellationToken)
    {
        var left = parsed.GetValue(count) ?? int.MaxValue;
        var (position, epoch) = parsed.GetValue(after) is { } asked ? (asked, null) : await HeadAsync(client, query, cancellationToken);
        while (true)
        {
            try
            {
                await foreach (var page in client.Changes.FollowAsync(position, epoch, query, null, cancellationToken))
                {
                    foreach (var item in page.Items)
                    {
                        Print(voice, item);
                        if (--left == 0)
                            return ExitCode.Ok;
                    }
                    (position, epoch) = (page.Through, page.Epoch);
                }
            }
            catch (Exception e) when (e is ServerUnreachableException or ProblemException { IsTemporary: true } && epoch is not null)
            {
                voice.Note($"{e.Message} Still trying.");
            }
        }
    }

    private static async Task<(long Position, string? Epoch)> HeadAsync(ConflictEventsClient client, Query query, CancellationToken cancellationToken)
    {
        var page = await client.Changes.PageAsync(query: query, limit: 1, cancellationToken: cancellationToken);
        return (page.Head, page.Epoch);
    }

    private static void Print(Voice voice, FeedItem item)
    {
        using var document = item.Document is { } bytes ? JsonDocument.Parse(bytes) : null;
        var title = document?.RootElement is { } record
            ? Titles.Select(name => record.TryGetProperty(name, out var text) ? text.GetString() : null).FirstOrDefault(text => text is not null)
            : null;
        voice.Item(
            string.Create(CultureInfo.InvariantCulture, $"{item.Position}\t{item.At:yyyy-MM-ddTHH:mm:ssZ}\t{item.Action}\t{item.Record}\t{item.Id}\t{item.Revision}\t{OneLine(title)}"),
            new { item.Position, item.At, item.Action, item.Record, item.Id, item.Revision, item.Successor, document = document?.RootElement });
    }

    // What others wrote does not move our cursor.
    private static string OneLine(string? text) => text is null ? "" : string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
