using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Vedette.Agent.Snapshot.Document;

/// <summary>
/// SystemState as bytes, without reflection. Only the generated methods that write are compiled: a table of properties for reading, too, would be a quarter of a megabyte of the agent.
/// Signs and letters of other scripts stand as they are: the file is for people, too.
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(SystemStateDocument))]
internal sealed partial class SystemStateJson : JsonSerializerContext
{
    private const int FirstBytes = 64 * 1024;

    // The next state of the same machine is about as long: no smaller buffers before the right one.
    private static int _lastBytes = FirstBytes;

    public static byte[] Write(SystemStateDocument state, bool pretty = false)
    {
        var bytes = new ArrayBufferWriter<byte>(Volatile.Read(ref _lastBytes) * 9 / 8);
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = pretty }))
        {
            // Not through JsonSerializer, which does not take these methods where the encoder is another than its own.
            Default.SystemStateDocument.SerializeHandler!(writer, state);
        }

        Volatile.Write(ref _lastBytes, Math.Max(FirstBytes, bytes.WrittenCount));
        return bytes.WrittenSpan.ToArray();
    }
}
