using System.Text.Json;

namespace Vedette.Collectors.Containers;

/// <summary>Reads replies without trusting them: a field that is absent, null or of another type is not known.</summary>
internal static class ContainerJson
{
    /// <summary>Longer texts are cut: a label may hold a whole configuration file.</summary>
    public const int LongestText = 4096;

    /// <summary>Labels, mounts, ports ... of one container; more are left out.</summary>
    public const int MostItems = 256;

    /// <param name="reply">The body.</param>
    /// <param name="what">For the message.</param>
    /// <param name="read">Makes the result of the root, which is not used afterwards.</param>
    /// <exception cref="FormatException">It is no JSON, or a text in it is no UTF-8.</exception>
    public static T Read<T>(byte[] reply, string what, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(reply);
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException($"{what}: the reply of {reply.Length} bytes is no JSON that can be read: {e.Message}", e);
        }
    }

    public static JsonElement Field(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement field) ? field : default;

    /// <summary>Null where it is empty too: the runtimes write an empty text for what is not set.</summary>
    public static string? Text(this JsonElement element, string name) => element.Field(name).AsText();

    public static string? AsText(this JsonElement element)
    {
        string? text = element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        return string.IsNullOrEmpty(text) ? null : text.Length > LongestText ? text[..LongestText] : text;
    }

    public static long? Integer(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Number } field && field.TryGetInt64(out long value) ? value : null;

    public static bool? Flag(this JsonElement element, string name) => element.Field(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>Go's zero time means never.</summary>
    public static DateTimeOffset? Moment(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.String } field && field.TryGetDateTimeOffset(out DateTimeOffset moment) && moment.Year > 1 ? moment.ToUniversalTime() : null;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Array } field ? field.EnumerateArray().Take(MostItems) : [];

    public static IEnumerable<JsonProperty> Properties(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Object } field ? field.EnumerateObject().Take(MostItems) : [];
}
