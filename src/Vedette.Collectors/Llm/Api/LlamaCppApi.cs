using System.Text.Json;
using Vedette.Collectors.Llm.Detection;

namespace Vedette.Collectors.Llm.Api;

/// <summary>/props and /metrics (only with --metrics). The ratio of the cache is gone from newer servers.</summary>
internal sealed class LlamaCppApi : IRuntimeApi
{
    private static readonly MetricNames Names = new()
    {
        Running = ["llamacpp:requests_processing"],
        Waiting = ["llamacpp:requests_deferred"],
        PromptTokens = ["llamacpp:prompt_tokens_total"],
        GenerationTokens = ["llamacpp:tokens_predicted_total"],
        KvCache = ["llamacpp:kv_cache_usage_ratio"],
    };

    public string Runtime => Runtimes.LlamaCpp;

    public async Task<ApiAnswer?> ReadAsync(LoopbackHttp http, LoopbackAddress address, CancellationToken stop)
    {
        ApiAnswer? props = JsonReply.Read(await http.GetAsync(address, "/props", stop), Props);
        byte[]? metrics = await http.GetAsync(address, "/metrics", stop);
        ServerMetrics known = metrics is null ? ServerMetrics.Unknown : ServerMetrics.From(metrics, Names);
        return props is not null ? props with { Metrics = known } : metrics is null ? null : new ApiAnswer(null, null, known);
    }

    private static ApiAnswer? Props(JsonElement reply)
    {
        JsonElement? settings = reply.Object("default_generation_settings");
        string? file = reply.Text("model_path");
        if (settings is null && file is null)
        {
            return null;
        }

        string? alias = reply.Text("model_alias");
        string? name = alias is null || alias == file ? file is null ? null : ModelNames.Display(file) : alias;
        IReadOnlyList<ServedModel>? models = name is null ? null : [new ServedModel(name) { File = file, ContextLength = settings?.Number("n_ctx"), Quantization = ModelNames.Quantization(file) }];
        return new ApiAnswer(reply.Text("build_info"), models, ServerMetrics.Unknown);
    }
}
