using System.Security.Cryptography;
using System.Text.Json;
using Vedette.Storage.Control;

namespace Vedette.Server.Fleet;

/// <summary>Reads a <c>hardware_info</c> object of any maker.</summary>
internal static class HardwareReport
{
    // Room for hundreds of disks and interfaces; what is larger is not an inventory.
    private const int LargestBytes = 256 * 1024;

    // Free space moves by itself; it must not make a new state of the hardware each time.
    private static readonly HashSet<string> Volatile = new(StringComparer.Ordinal) { "disk_available_mb", "disk_available_gb", "free_bytes" };

    /// <summary>Null where <paramref name="hardware"/> is no object or is too large.</summary>
    public static HardwareDocument? Read(JsonElement hardware)
    {
        if (hardware.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        byte[] json = JsonSerializer.SerializeToUtf8Bytes(hardware);
        return json.Length > LargestBytes ? null : new HardwareDocument(System.Text.Encoding.UTF8.GetString(json), Fingerprint(hardware));
    }

    /// <summary>A text field of the object, or null.</summary>
    public static string? Text(JsonElement? hardware, string field) =>
        hardware is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(field, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static string Fingerprint(JsonElement hardware)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            WriteCanonical(writer, hardware);
        }

        return Convert.ToHexStringLower(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
    }

    private static void WriteCanonical(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty property in element.EnumerateObject().Where(p => !Volatile.Contains(p.Name)).OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    WriteCanonical(writer, property.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in element.EnumerateArray())
                {
                    WriteCanonical(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
