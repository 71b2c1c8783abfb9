using System.CommandLine;
using ConflictEvents.Client;
using ConflictEvents.Tool.Terminal;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ConflictEvents.Tool.Commands;

/// <summary>Runs a command and turns what may go wrong into words and an exit code: the one place that does.</summary>
internal static class Running
{
    public static void Runs(this Command command, ToolHost host, CommonOptions common, Func<ParseResult, ConflictEventsClient, Voice, CancellationToken, Task<ExitCode>> work) =>
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var voice = new Voice(host, common.IsJson(parsed));
            try
            {
                using var client = common.Client(parsed, host, voice);
                return (int)await work(parsed, client, voice, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return End(voice, ExitCode.Interrupted, "Interrupted; the same command goes on from here.");
            }
            catch (Exception e) when (CodeOf(e) is { } code)
            {
                return End(voice, code, Words(e), e as ProblemException);
            }
        });

    private static ExitCode? CodeOf(Exception exception) => exception switch
    {
        ToolException e => e.Code,
        EpochChangedException => ExitCode.EpochChanged,
        ServerUnreachableException => ExitCode.Temporary,
        ProblemException { IsTemporary: true } => ExitCode.Temporary,
        ProblemException { IsNotAllowed: true } => ExitCode.NotAllowed,
        ProblemException { Status: >= System.Net.HttpStatusCode.InternalServerError } => ExitCode.Temporary,
        ProblemException => ExitCode.Usage,
        BrokenAnswerException => ExitCode.Broken,
        NpgsqlException { IsTransient: true } => ExitCode.Temporary,
        // Busy, locked, or the disk is full.
        SqliteException { SqliteErrorCode: 5 or 6 or 13 } => ExitCode.Temporary,
        NpgsqlException or SqliteException => ExitCode.Broken,
        IOException or UnauthorizedAccessException or ArgumentException { ParamName: "path" } => ExitCode.Usage,
        _ => null,
    };

    private static string Words(Exception exception) => exception switch
    {
        EpochChangedException e => $"{e.Message} Begin anew with --restart.",
        ProblemException { TraceId: { } trace } e => $"{e.Message} ({(int)e.Status} {e.Code}, trace {trace})",
        _ => exception.Message,
    };

    private static int End(Voice voice, ExitCode code, string words, ProblemException? problem = null)
    {
        voice.Failure(code, words, problem is null ? null : new { status = (int)problem.Status, problem.Code, problem.Parameter, problem.TraceId, problem.Errors });
        return (int)code;
    }
}
