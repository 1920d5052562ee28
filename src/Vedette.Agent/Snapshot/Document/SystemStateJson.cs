using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Vedette.Agent.Snapshot.Document;

/// <summary>SystemState as bytes, without reflection. Signs and letters of other scripts stand as they are: the file is for people, too.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SystemStateDocument))]
internal sealed partial class SystemStateJson : JsonSerializerContext
{
    private static readonly SystemStateJson Compact = new(Writing(indented: false));
    private static readonly SystemStateJson Indented = new(Writing(indented: true));

    public static byte[] Write(SystemStateDocument state, bool pretty = false) =>
        JsonSerializer.SerializeToUtf8Bytes(state, (pretty ? Indented : Compact).SystemStateDocument);

    private static JsonSerializerOptions Writing(bool indented) =>
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = indented };
}
