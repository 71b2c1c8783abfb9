using Microsoft.AspNetCore.WebUtilities;

namespace ConflictEvents.Api.Http;

/// <summary>The public addresses of a list.</summary>
internal static class ListAddress
{
    /// <summary>The address that was asked.</summary>
    public static string Self(this HttpContext http) => http.PublicAddress(http.Request.Path + http.Request.QueryString.ToUriComponent());

    /// <summary>The address of the next page; null on the last one, and where the query was no part of the address.</summary>
    public static string? NextPage(this HttpContext http, string? next)
    {
        if (next is null || !HttpMethods.IsGet(http.Request.Method))
            return null;
        var same = http.Request.Query.Where(q => q.Key != "cursor").Select(q => KeyValuePair.Create(q.Key, (string?)q.Value.ToString()));
        return http.PublicAddress(QueryHelpers.AddQueryString(http.Request.Path, same.Append(new("cursor", next))));
    }
}
