namespace ConflictEvents.Api.Http;

/// <summary>Marks an exchange whose body nobody gets: HEAD. What is long to write need not be.</summary>
internal sealed class HeadersOnly;
