using System.Text.Json;
using Vedette.Collectors.Llm.Detection;

namespace Vedette.Collectors.Llm.ModelFiles;

/// <summary>The config.json that lies beside .safetensors files.</summary>
internal static class ModelConfigReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16 };

    /// <summary>Null where the bytes are no JSON object.</summary>
    public static ModelHeader? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes, Options);
            JsonElement root = document.RootElement;
            return root.ValueKind != JsonValueKind.Object ? null : new ModelHeader
            {
                Name = Text(root, "_name_or_path") is { } name && name.Contains('/', StringComparison.Ordinal) && !name.StartsWith('/') ? name : null,
                Architecture = Text(root, "model_type"),
                ContextLength = Number(root, "max_position_embeddings") ?? Number(root, "n_positions"),
                Quantization = Quantization(root),
                Parameters = ModelNames.Parameters(Text(root, "_name_or_path")),
            };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;   // Not JSON, or a text in it that is no UTF-8.
        }
    }

    private static string? Quantization(JsonElement root)
    {
        if (root.TryGetProperty("quantization_config", out JsonElement config) && config.ValueKind == JsonValueKind.Object && Text(config, "quant_method") is { } method)
        {
            return Number(config, "bits") is { } bits ? $"{method} {bits}bit" : method;
        }

        return Text(root, "torch_dtype") ?? Text(root, "dtype");
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= 256 } text ? text : null;

    private static long? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) && number > 0 ? number : null;
}
