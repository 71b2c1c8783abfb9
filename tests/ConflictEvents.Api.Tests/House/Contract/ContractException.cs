namespace ConflictEvents.Api.Tests.House.Contract;

/// <summary>An answer, or the contract itself, is not what the contract says.</summary>
public sealed class ContractException(string message) : Exception(message);
