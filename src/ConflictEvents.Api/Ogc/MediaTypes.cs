using ConflictEvents.Exchange.Export;

namespace ConflictEvents.Api.Ogc;

/// <summary>What is answered under `/ogc`. Each is JSON as well, for clients that ask for no more.</summary>
internal static class MediaTypes
{
    public const string Json = RecordJson.MediaType;
    public const string GeoJson = "application/geo+json";
    public const string OpenApi = "application/vnd.oai.openapi+json";
    public const string OpenApi30 = OpenApi + ";version=3.0";
    public const string Schema = "application/schema+json";
}
