namespace ConflictEvents.Api.OpenApi;

/// <summary>The statuses of an operation, beside those that every operation can answer; without a type they carry a problem (304: nothing).</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal class AnswersAttribute(params int[] statuses) : Attribute
{
    public IReadOnlyList<int> Statuses { get; } = statuses;

    public virtual Type? Body => null;
}

/// <summary>The statuses of an operation that carry this body: a record's body type stands for its view.</summary>
internal sealed class AnswersAttribute<T>(params int[] statuses) : AnswersAttribute(statuses)
{
    public override Type? Body => typeof(T);
}
