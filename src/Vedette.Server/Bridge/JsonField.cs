using System.Globalization;
using System.Text.Json;

namespace Vedette.Server.Bridge;

/// <summary>Reads foreign JSON without trust: what is missing, null or of another type is not known.</summary>
internal static class JsonField
{
    public static JsonElement? Get(JsonElement from, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out JsonElement value) && value.ValueKind is not JsonValueKind.Null)
            {
                return value;
            }
        }

        return null;
    }

    public static string? Text(JsonElement from, string name) => Get(from, name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    public static double? Number(JsonElement from, params ReadOnlySpan<string> names) =>
        Get(from, names) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out double value) && double.IsFinite(value) ? value : null;

    public static long? Integer(JsonElement from, params ReadOnlySpan<string> names) => Number(from, names) is { } number && Math.Abs(number) < 9e18 ? (long)number : null;

    /// <summary>Milliseconds since the Unix epoch of an RFC 3339 text.</summary>
    public static long? Time(JsonElement from, string name) =>
        Text(from, name) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment) ? moment.ToUnixTimeMilliseconds() : null;

    /// <summary>The objects of an array; none where it is no array.</summary>
    public static IEnumerable<JsonElement> Objects(JsonElement from, string name) =>
        Get(from, name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object) : [];

    /// <summary>The texts of an array; null where it is no array.</summary>
    public static string[]? Texts(JsonElement from, string name) =>
        Get(from, name) is { ValueKind: JsonValueKind.Array } array ? [.. array.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!)] : null;

    /// <summary>Whether every name and text can be read: a half surrogate or bytes that are no UTF-8 are found only then.</summary>
    public static bool IsText(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.Object => value.EnumerateObject().All(p => p.Name.Length >= 0 && IsText(p.Value)),
                JsonValueKind.Array => value.EnumerateArray().All(IsText),
                JsonValueKind.String => value.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    public static bool IsArray(JsonElement from, string name) => Get(from, name) is { ValueKind: JsonValueKind.Array };
}
