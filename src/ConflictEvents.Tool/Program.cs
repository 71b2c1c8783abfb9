using ConflictEvents.Tool;
using ConflictEvents.Tool.Terminal;

return await ToolRun.RunAsync(args, ToolHost.OfProcess(), CancellationToken.None);
