using System.Globalization;
using System.Text.Json;

namespace Vedette.Collectors.Llm.Api;

/// <summary>A runtime's JSON, read without trust: a member that is absent or of another type is not known.</summary>
internal static class JsonReply
{
    private const int LongestText = 512;

    /// <summary>A list longer than this tells nothing that anyone could look at.</summary>
    private const int MostItems = 256;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <summary>What <paramref name="read"/> makes of the object; null where the bytes are none.</summary>
    public static T? Read<T>(byte[]? bytes, Func<JsonElement, T?> read) where T : class
    {
        if (bytes is null)
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;   // Not JSON, or a text in it that is no UTF-16.
        }
    }

    public static string? Text(this JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 and <= LongestText } text ? text : null;

    public static long? Number(this JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out long number) && number >= 0 ? number : null;

    public static DateTimeOffset? Time(this JsonElement element, string name) =>
        DateTimeOffset.TryParse(element.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;

    public static JsonElement? Object(this JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.Object } value ? value : null;

    /// <summary>The objects of a list; null where there is no such list.</summary>
    public static IReadOnlyList<JsonElement>? Objects(this JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object).Take(MostItems)] : null;

    private static JsonElement? Member(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value : null;
}
