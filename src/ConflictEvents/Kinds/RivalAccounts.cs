namespace ConflictEvents.Kinds;

/// <summary>Accounts that one event tells and that cannot all be true.</summary>
/// <param name="Axis">The question on which they differ.</param>
/// <param name="Accounts">What each says.</param>
/// <param name="Otherwise">What others say who are not named in the event, in few words.</param>
internal sealed record RivalAccounts(ClaimAxis Axis, IReadOnlyList<Account> Accounts, string? Otherwise = null);

/// <summary>What one side says.</summary>
/// <param name="Holder">The slug of who says so; null for whoever tells the event.</param>
/// <param name="Value">What is said, in few words.</param>
internal sealed record Account(string? Holder, string Value);
