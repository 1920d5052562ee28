using System.Text.Json;
using Vedette.Collectors.Llm.Detection;

namespace Vedette.Collectors.Llm.Api;

/// <summary>/api/v0/models tells which are loaded; /v1/models lists what lies on the disk too and is asked only to know that the server is there.</summary>
internal sealed class LmStudioApi : IRuntimeApi
{
    public string Runtime => Runtimes.LmStudio;

    public async Task<ApiAnswer?> ReadAsync(LoopbackHttp http, LoopbackAddress address, CancellationToken stop)
    {
        IReadOnlyList<ServedModel>? loaded = JsonReply.Read(await http.GetAsync(address, "/api/v0/models", stop), Loaded);
        if (loaded is not null)
        {
            return new ApiAnswer(null, loaded, ServerMetrics.Unknown);
        }

        IReadOnlyList<ServedModel>? listed = JsonReply.Read(await http.GetAsync(address, "/v1/models", stop), OpenAiModels.Read);
        return listed is null ? null : new ApiAnswer(null, null, ServerMetrics.Unknown);
    }

    private static List<ServedModel>? Loaded(JsonElement reply) =>
        reply.Objects("data") is not { } items ? null : [.. items.Where(i => i.Text("state") == "loaded").Select(Model).OfType<ServedModel>()];

    private static ServedModel? Model(JsonElement item) => item.Text("id") is not { } id ? null : new ServedModel(id)
    {
        Quantization = item.Text("quantization"),
        ContextLength = item.Number("loaded_context_length") ?? item.Number("max_context_length"),
        Parameters = ModelNames.Parameters(id),
    };
}
