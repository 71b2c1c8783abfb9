using ConflictEvents;
using ConflictEvents.Api.Auth;
using ConflictEvents.Api.Hosting;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.Limiting;
using ConflictEvents.Api.Observability;
using ConflictEvents.Api.OpenApi;

_ = Registration.BeginModel();
var builder = WebApplication.CreateBuilder(args);
builder.AddLogs();
builder.AddOptions();
builder.AddLimits();
builder.AddTelemetry();

await using var database = await DatabaseAddress.TryFindAsync(builder.Configuration, builder.Environment.ContentRootPath, CancellationToken.None);
if (database is null)
    return 1;
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddConflictEvents(database.ConnectionString);
builder.Services.AddStartup();
builder.Services.AddHttpFace();
builder.Services.AddProxies();
builder.Services.AddKeyAuthentication();
builder.Services.AddContract();

var app = builder.Build();
if (args.Contains("--migrate"))
{
    await app.MigrateAsync();
    return 0;
}
if (args.Contains("--new-epoch"))
{
    await app.RenewEpochAsync();
    return 0;
}
app.UseFarewell();
app.UseKnownProxies();
app.UseRequestLog();
app.UseDenials();
app.UseProblems();
app.UseAnswerHeaders();
app.UseAllowedHosts();
app.UseHeadAndOptions();
app.UseRouting();
app.UseAllowedOrigins();
app.UseAuthentication();
app.UseRateLimits();
app.UseContract();
app.UseTurns();
app.UseAuthorization();
app.MapControllers();
app.MapHealth();
app.MapMetrics();
await app.RunAsync();
return 0;
