using System.Text.Json;
using Vedette.Collectors.Llm.Detection;

namespace Vedette.Collectors.Llm.Api;

/// <summary>/get_model_info, /get_server_info and /metrics (only with --enable-metrics).</summary>
internal sealed class SglangApi : IRuntimeApi
{
    private static readonly MetricNames Names = new()
    {
        Running = ["sglang:num_running_reqs"],
        Waiting = ["sglang:num_queue_reqs"],
        PromptTokens = ["sglang:prompt_tokens_total"],
        GenerationTokens = ["sglang:generation_tokens_total"],
        Requests = ["sglang:num_requests_total"],
        KvCache = ["sglang:token_usage"],
        TimeToFirstToken = "sglang:time_to_first_token_seconds",
    };

    public string Runtime => Runtimes.Sglang;

    public async Task<ApiAnswer?> ReadAsync(LoopbackHttp http, LoopbackAddress address, CancellationToken stop)
    {
        byte[]? metrics = await http.GetAsync(address, "/metrics", stop);
        ServedModel? model = JsonReply.Read(await http.GetAsync(address, "/get_model_info", stop), r => r.Text("model_path") is { } path ? new ServedModel(ModelNames.Display(path)) : null);
        if (metrics is null && model is null)
        {
            return null;
        }

        ApiAnswer? server = JsonReply.Read(await http.GetAsync(address, "/get_server_info", stop), r => Server(r, model));
        ServerMetrics known = metrics is null ? ServerMetrics.Unknown : ServerMetrics.From(metrics, Names);
        return server is not null ? server with { Metrics = known } : new ApiAnswer(null, model is null ? null : [model], known);
    }

    private static ApiAnswer Server(JsonElement reply, ServedModel? model)
    {
        ServedModel? served = reply.Text("served_model_name") is { } name ? (model ?? new ServedModel(name)) with { Name = ModelNames.Display(name) } : model;
        served = served is null ? null : served with { ContextLength = reply.Number("context_length"), Quantization = reply.Text("quantization") };
        return new ApiAnswer(reply.Text("version"), served is null ? null : [served], ServerMetrics.Unknown);
    }
}
