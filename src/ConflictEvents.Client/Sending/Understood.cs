using System.Text.Json;

namespace ConflictEvents.Client.Sending;

/// <summary>Reads what was answered, and says in one way that it is not what the contract promises.</summary>
internal static class Understood
{
    /// <param name="body">The JSON.</param>
    /// <param name="what">What it should be, as the start of a sentence.</param>
    public static T As<T>(byte[] body, string what) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, JsonSerializerOptions.Web) ?? throw new BrokenAnswerException($"{what} is null.");
        }
        catch (JsonException e)
        {
            throw new BrokenAnswerException($"{what} is not understood: {e.Message}", e);
        }
    }
}
