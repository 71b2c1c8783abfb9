using FluentValidation;

namespace ConflictEvents.Json;

/// <summary>Runs a record's rules of shape and reports every broken one by JSON pointer.</summary>
internal static class RecordRules
{
    public static void Demand<T>(this IValidator<T> rules, T body)
    {
        var result = rules.Validate(body);
        if (!result.IsValid)
            throw new InvalidRecordException([.. result.Errors.Select(e => new RuleFailure(WirePointer.FromProperty(e.PropertyName), e.ErrorCode, e.ErrorMessage)).Distinct()]);
    }

    /// <summary>Throws where anything was found.</summary>
    public static void Demand(IReadOnlyList<RuleFailure> failures)
    {
        if (failures.Count > 0)
            throw new InvalidRecordException(failures);
    }
}
