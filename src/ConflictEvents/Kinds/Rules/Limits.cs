using System.Reflection;
using FluentValidation;

namespace ConflictEvents.Kinds;

/// <summary>The limits that the rules of all records set, member by member.</summary>
public static class Limits
{
    private static readonly ILookup<MemberInfo, (bool OfItems, Limit Limit)> ByMember = typeof(Limits).Assembly.GetTypes()
        .Where(IsRules)
        .SelectMany(rules => ((IValidator)Activator.CreateInstance(rules, nonPublic: true)!).CreateDescriptor().Rules)
        .Where(rule => rule.Member is not null)
        .SelectMany(rule => rule.Components.Select(c => c.Validator).OfType<ILimitRule>().Select(limit => (rule.Member, OfItems: IsForEach(rule), limit.Limit)))
        .ToLookup(found => found.Member, found => (found.OfItems, found.Limit));

    /// <summary>The limits of a member.</summary>
    public static Limit Of(PropertyInfo member) => Of(member, ofItems: false);

    /// <summary>The limits of each item of a member that is a list.</summary>
    public static Limit OfItems(PropertyInfo member) => Of(member, ofItems: true);

    private static Limit Of(PropertyInfo member, bool ofItems) =>
        ByMember[member].Where(found => found.OfItems == ofItems).Aggregate(new Limit(), (all, found) => all.And(found.Limit));

    private static bool IsForEach(IValidationRule rule) =>
        rule.GetType().GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICollectionRule<,>));

    private static bool IsRules(Type type) =>
        type is { IsAbstract: false, ContainsGenericParameters: false } && typeof(IValidator).IsAssignableFrom(type) && type.BaseType is { IsGenericType: true } parent
        && parent.GetGenericTypeDefinition() == typeof(AbstractValidator<>) && type.GetConstructor(Type.EmptyTypes) is not null;
}
