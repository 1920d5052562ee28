using Vedette.Collectors.Llm.Detection;

namespace Vedette.Collectors.Llm.Api;

/// <summary>/metrics, /v1/models and /version. With --api-key the list of models is refused and the metrics are not.</summary>
internal sealed class VllmApi : IRuntimeApi
{
    private static readonly MetricNames Names = new()
    {
        Running = ["vllm:num_requests_running"],
        Waiting = ["vllm:num_requests_waiting"],
        PromptTokens = ["vllm:prompt_tokens_total"],
        GenerationTokens = ["vllm:generation_tokens_total"],
        Requests = ["vllm:request_success_total"],
        KvCache = ["vllm:kv_cache_usage_perc", "vllm:gpu_cache_usage_perc"],
        TimeToFirstToken = "vllm:time_to_first_token_seconds",
    };

    public string Runtime => Runtimes.Vllm;

    public async Task<ApiAnswer?> ReadAsync(LoopbackHttp http, LoopbackAddress address, CancellationToken stop)
    {
        byte[]? metrics = await http.GetAsync(address, "/metrics", stop);
        IReadOnlyList<ServedModel>? models = JsonReply.Read(await http.GetAsync(address, "/v1/models", stop), OpenAiModels.Read);
        if (metrics is null && models is null)
        {
            return null;
        }

        string? version = JsonReply.Read(await http.GetAsync(address, "/version", stop), r => r.Text("version"));
        return new ApiAnswer(version, models, metrics is null ? ServerMetrics.Unknown : ServerMetrics.From(metrics, Names));
    }
}
