using System.Text.Json.Serialization;

namespace Vedette.Agent.Actions;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(JournalDocument))]
internal sealed partial class ActionJson : JsonSerializerContext;
