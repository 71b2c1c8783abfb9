using Spectre.Console;

namespace ConflictEvents.Tool.Terminal;

/// <summary>Bars on a terminal; nothing where no one watches.</summary>
internal static class Bars
{
    public static async Task<T> RunAsync<T>(ToolHost host, Func<IBar, Task<T>> work)
    {
        if (!host.IsTerminal)
            return await work(new NoBar());
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(host.Error) });
        return await console.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new SpectreBar(context)));
    }

    private sealed class NoBar : IBar
    {
        public void Show(string what, double done, double? of) { }
    }

    private sealed class SpectreBar(ProgressContext context) : IBar
    {
        private readonly Dictionary<string, ProgressTask> tasks = [];

        public void Show(string what, double done, double? of)
        {
            if (!tasks.TryGetValue(what, out var task))
                tasks[what] = task = context.AddTask(Markup.Escape(what));
            task.IsIndeterminate = of is null;
            task.MaxValue = Math.Max(of ?? done, 1);
            task.Value = done;
            task.Description = Markup.Escape(of is null ? $"{what}: {done:n0}" : $"{what}: {done:n0} of {of:n0}");
        }
    }
}
