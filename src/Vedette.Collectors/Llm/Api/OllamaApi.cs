using System.Text.Json;
using Vedette.Collectors.Llm.Detection;

namespace Vedette.Collectors.Llm.Api;

/// <summary>/api/version and /api/ps, the loaded models. Ollama counts neither requests nor tokens for others.</summary>
internal sealed class OllamaApi : IRuntimeApi
{
    public string Runtime => Runtimes.Ollama;

    public async Task<ApiAnswer?> ReadAsync(LoopbackHttp http, LoopbackAddress address, CancellationToken stop)
    {
        IReadOnlyList<ServedModel>? models = JsonReply.Read(await http.GetAsync(address, "/api/ps", stop), Models);
        if (models is null)
        {
            return null;
        }

        string? version = JsonReply.Read(await http.GetAsync(address, "/api/version", stop), r => r.Text("version"));
        return new ApiAnswer(version, models, ServerMetrics.Unknown);
    }

    private static List<ServedModel>? Models(JsonElement reply) => reply.Objects("models") is not { } items ? null : [.. items.Select(Model).OfType<ServedModel>()];

    private static ServedModel? Model(JsonElement item)
    {
        if ((item.Text("name") ?? item.Text("model")) is not { } name)
        {
            return null;
        }

        JsonElement? details = item.Object("details");
        return new ServedModel(name)
        {
            Quantization = details?.Text("quantization_level"),
            Parameters = details?.Text("parameter_size"),
            ContextLength = item.Number("context_length"),
            GpuMemoryBytes = item.Number("size_vram"),
            ExpiresAt = item.Time("expires_at"),
        };
    }
}
