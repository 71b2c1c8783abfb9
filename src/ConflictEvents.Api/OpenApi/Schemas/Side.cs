namespace ConflictEvents.Api.OpenApi.Schemas;

/// <summary>Which way a value goes. What is answered has members that may be left out of what is sent.</summary>
internal enum Side
{
    /// <summary>In a request.</summary>
    Sent,

    /// <summary>In an answer.</summary>
    Answered,
}
