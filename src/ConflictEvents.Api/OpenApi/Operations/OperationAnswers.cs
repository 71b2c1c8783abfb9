using System.Globalization;
using System.Reflection;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi.Schemas;
using ConflictEvents.Events;
using ConflictEvents.Exchange.Export;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConflictEvents.Api.OpenApi.Operations;

/// <summary>Documents every answer of an operation: what the action declares, and what every operation can answer.</summary>
internal sealed class OperationAnswers(RecordSchemas schemas, FormSchemas forms) : IOperationFilter
{
    private static readonly int[] OfEvery = [400, 401, 403, 406, 429, 500, 503];
    private static readonly int[] WithoutBody = [304, 308];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var answers = context.Answers();
        var responses = new SortedDictionary<int, IOpenApiResponse>();
        foreach (var answer in answers.Where(answer => answer.Body is not null))
            foreach (var status in answer.Statuses)
                responses[status] = WithBody(context, status, answer.Body!);
        foreach (var status in answers.Where(answer => answer.Body is null).SelectMany(answer => answer.Statuses).Concat(OfEvery).Concat(Others(context)))
            responses[status] = WithoutBody.Contains(status) ? Shared.Response(context.Document, status, () => Empty(status, context.Document)) : Problem(status, context.Document, context.SchemaRepository);
        operation.Responses = [];
        foreach (var (status, response) in responses)
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = response;
    }

    /// <summary>A problem with its sentence.</summary>
    public static IOpenApiResponse Problem(int status, OpenApiDocument document, SchemaRepository repository) => Shared.Response(document, status, () => new()
    {
        Description = StatusWords.Of(status),
        Headers = AnswerHeaders.OfProblem(status, document),
        Content = new Dictionary<string, IOpenApiMediaType> { [Problems.MediaType] = new OpenApiMediaType { Schema = ProblemSchema.In(repository), Example = ProblemExample.Of(status) } },
    });

    private static IEnumerable<int> Others(OperationFilterContext context)
    {
        var parameters = context.ApiDescription.ParameterDescriptions;
        if (parameters.Any(parameter => parameter.Source == BindingSource.Path))
            yield return 404;
        if (parameters.Any(parameter => parameter.Source == BindingSource.Body))
            yield return 415;
        if (parameters.Any(parameter => parameter.Source == BindingSource.Body) || context.MethodInfo.GetCustomAttribute<TakesAttribute>() is not null)
            yield return 408;
        // A token, or a position, of before a restored backup.
        if (context.TakesMinPosition() || parameters.Any(parameter => parameter.Name.Equals("cursor", StringComparison.OrdinalIgnoreCase)))
            yield return 410;
    }

    private OpenApiResponse WithBody(OperationFilterContext context, int status, Type body) => new()
    {
        Description = context.IsExport() ? "All of it, as it is read." : StatusWords.Of(status, body),
        Headers = AnswerHeaders.Of(context, status, body),
        Content = context.MediaTypes() is { } types
            ? types.ToDictionary(type => type, type => (IOpenApiMediaType)(type == EventStream.MediaType ? FeedSchemas.Stream() : Json(context, body)))
            : context.Forms().ToDictionary(RecordWriters.MediaType, form => form == RecordFormat.Json ? Json(context, body) : forms.Of(form, body, context.SchemaRepository)),
    };

    private OpenApiMediaType Json(OperationFilterContext context, Type body) =>
        new() { Schema = context.Schema(schemas, body, Side.Answered), Example = AnswerExample.Of(body, context.Kind()) };

    private static OpenApiResponse Empty(int status, OpenApiDocument document) => new() { Description = StatusWords.Of(status), Headers = AnswerHeaders.OfEmpty(status, document) };
}
