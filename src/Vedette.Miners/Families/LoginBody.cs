using System.Text;
using System.Text.Json;

namespace Vedette.Miners.Families;

/// <summary>The JSON of a login, with whatever stands in a password escaped.</summary>
internal static class LoginBody
{
    public static string Of(params ReadOnlySpan<(string Name, string Value)> members)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in members) writer.WriteString(name, value);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
