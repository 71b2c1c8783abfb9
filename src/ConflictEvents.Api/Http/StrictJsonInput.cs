using System.Text;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Controllers;
using ConflictEvents.Api.Limiting;
using ConflictEvents.Json;
using ConflictEvents.Kinds;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace ConflictEvents.Api.Http;

/// <summary>Reads bodies with the record's own strict reader; its refusals go to <see cref="FailureToProblem"/>, not to model state.</summary>
internal sealed class StrictJsonInput : InputFormatter
{
    private const string Json = "application/json";
    private const string Patch = "application/merge-patch+json";

    public StrictJsonInput()
    {
        SupportedMediaTypes.Add(Json);
        SupportedMediaTypes.Add(Patch);
    }

    public override bool CanRead(InputFormatterContext context)
    {
        var request = context.HttpContext.Request;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || request.Headers.ContentEncoding.Count > 0)
            return false;
        var isPatch = type.MediaType.Equals(Patch, StringComparison.OrdinalIgnoreCase) && context.ModelType == typeof(JsonObject);
        return (isPatch || type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase))
            && (type.Charset.Length == 0 || type.Charset.ToString().Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));
    }

    public override async Task<InputFormatterResult> ReadAsync(InputFormatterContext context)
    {
        var sent = WithoutByteOrderMark(await BytesAsync(context.HttpContext));
        if (sent.Length == 0 && context.TreatEmptyInputAsDefaultValue)
            return await InputFormatterResult.NoValueAsync();
        if (context.ModelType == typeof(JsonObject))
            return await InputFormatterResult.SuccessAsync(WirePatch.Read(sent));
        if (KindOf(context.HttpContext) is { } kind)
            sent = KindInserter.Insert(sent, EventKinds.Of(kind).WireName);
        return await InputFormatterResult.SuccessAsync(Read(context.ModelType, sent));
    }

    public override Task<InputFormatterResult> ReadRequestBodyAsync(InputFormatterContext context) => ReadAsync(context);

    private static async Task<byte[]> BytesAsync(HttpContext context)
    {
        var bytes = await BodyReading.WholeAsync(context, TimeSpan.FromSeconds(context.RequestServices.GetRequiredService<IOptions<LimitOptions>>().Value.BodySeconds));
        context.Features.Set(new BodyBytes(bytes));
        return bytes;
    }

    private static byte[] WithoutByteOrderMark(byte[] sent) => sent.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? sent[3..] : sent;

    private static EventKind? KindOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>()?.ControllerTypeInfo is { } controller ? EventDoor.KindOf(controller) : null;

    private static object Read(Type type, byte[] utf8) =>
        typeof(WireReader).GetMethod(nameof(WireReader.Read), [typeof(ReadOnlySpan<byte>)])!.MakeGenericMethod(type).CreateDelegate<ReadBody>()(utf8);

    private delegate object ReadBody(ReadOnlySpan<byte> utf8);
}
