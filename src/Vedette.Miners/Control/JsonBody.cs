using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Vedette.Miners.Replies;

namespace Vedette.Miners.Control;

/// <summary>JSON as small devices read it: without the escapes that are allowed and that some of them do not know, as of the plus in stratum+tcp.</summary>
internal static class JsonBody
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    public static string Object(Action<Utf8JsonWriter> members) => Of(writer =>
    {
        writer.WriteStartObject();
        members(writer);
        writer.WriteEndObject();
    });

    /// <summary>A plain value of a reply, as it came.</summary>
    public static void Write(Utf8JsonWriter writer, string name, ReplyValue value)
    {
        switch (value.Kind)
        {
            case ReplyKind.Number when double.TryParse(value.Text, out double number):
                writer.WriteNumber(name, number);
                break;
            case ReplyKind.True or ReplyKind.False:
                writer.WriteBoolean(name, value.Kind == ReplyKind.True);
                break;
            case ReplyKind.Text or ReplyKind.Number:
                writer.WriteString(name, value.Text);
                break;
            default:
                writer.WriteNull(name);
                break;
        }
    }
}
