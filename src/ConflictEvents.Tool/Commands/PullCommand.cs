using System.CommandLine;
using ConflictEvents.Client;
using ConflictEvents.Client.Queries;
using ConflictEvents.Tool.Mirrors;
using ConflictEvents.Tool.Pulling;
using ConflictEvents.Tool.Terminal;

namespace ConflictEvents.Tool.Commands;

/// <summary><c>pull</c>: keeps a mirror in step.</summary>
internal sealed class PullCommand(ToolHost host)
{
    private const int Rounds = 5;

    private readonly Option<string> to = new("--to") { Description = "The mirror: a folder, sqlite:FILE or postgres:CONNECTION.", HelpName = "MIRROR", Required = true };
    private readonly Option<bool> once = new("--once") { Description = "End when the mirror is in step (the default)." };
    private readonly Option<bool> follow = new("--follow") { Description = "Go on as changes come, until ended." };
    private readonly Option<bool> verify = new("--verify") { Description = "Then compare number and digest with the server's, and name what differs." };
    private readonly Option<bool> restart = new("--restart") { Description = "Begin anew with a snapshot; what stands is replaced when that is whole." };

    public Command Make()
    {
        var (common, filter) = (new CommonOptions(), new FilterOptions(FilterOptions.Feed));
        var command = new Command("pull", "Keeps a mirror in step with a server: a snapshot, then every change. Ended anywhere, it goes on from there.") { to, once, follow, verify, restart };
        filter.AddTo(command);
        common.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(follow) && (result.GetValue(once) || result.GetValue(verify)))
                result.AddError("--follow goes on for ever: leave out --once and --verify.");
        });
        command.Runs(host, common, (parsed, client, voice, cancellationToken) => RunAsync(parsed, filter.Query(parsed), client, voice, cancellationToken));
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, Query query, ConflictEventsClient client, Voice voice, CancellationToken cancellationToken)
    {
        await using var mirror = MirrorTarget.Open(parsed.GetValue(to)!);
        return await Bars.RunAsync(host, async bar =>
        {
            var pull = new Pull(client, mirror, query, bar);
            await pull.BeginAsync(parsed.GetValue(restart), cancellationToken);
            if (parsed.GetValue(follow))
                await pull.FollowAsync(forever: true, page => Tell(voice, page), cancellationToken);
            await pull.FollowAsync(forever: false, null, cancellationToken);
            var verified = parsed.GetValue(verify) ? await VerifyAsync(client, mirror, query, pull, cancellationToken) : null;
            await mirror.SettleAsync(pull.State, cancellationToken);
            return Conclude(voice, pull.Outcome(), verified);
        });
    }

    private static void Tell(Voice voice, Client.Changes.FeedPage page)
    {
        if (voice.IsJson)
            voice.Item("", new { page.Epoch, position = page.Through, changes = page.Items.Count, page.Skipped, page.Head });
    }

    // Withholding reaches back, so that an answer as of a position can be less than it was when the mirror stood there: whoever is
    // behind the head comes in step and compares again.
    private static async Task<VerificationOutcome> VerifyAsync(ConflictEventsClient client, IMirror mirror, Query query, Pull pull, CancellationToken cancellationToken)
    {
        var verification = new Verification(client, mirror, query);
        for (var round = 1; ; round++)
        {
            var compared = await verification.RunAsync(pull.State, cancellationToken);
            var before = pull.State.Position;
            if (compared.IsEqual)
                return compared;
            await pull.FollowAsync(forever: false, null, cancellationToken);
            if (pull.State.Position == before || round == Rounds)
                return compared with { Differences = await verification.DifferencesAsync(pull.State, cancellationToken) };
        }
    }

    private static ExitCode Conclude(Voice voice, PullOutcome done, VerificationOutcome? verified)
    {
        var words = $"In step at position {done.Position}: {(done.Snapshot is { } records ? $"snapshot of {records:n0} records, then " : "")}{done.Put:n0} put, {done.Removed:n0} taken out, {done.Skipped:n0} positions skipped.";
        if (verified is { IsEqual: true })
            words += $" Verified: {verified.Count:n0} records, digest {verified.Digest}.";
        else if (verified is not null)
            words += $" NOT THE SAME as the server: {verified.Count:n0} records here, {verified.ServerCount:n0} there."
                + string.Concat(verified.Differences.Select(d => $"\n  {d.Record} {d.Id}: {d.Is} (revision {d.Mirror?.ToString() ?? "-"} here, {d.Server?.ToString() ?? "-"} there)"));
        voice.Result(words, new { done.Epoch, done.Position, done.Snapshot, done.Put, done.Removed, done.Skipped, verified });
        return verified is { IsEqual: false } ? ExitCode.Differs : ExitCode.Ok;
    }
}
