using System.Text.Json;
using Vedette.Collectors.Llm.Detection;

namespace Vedette.Collectors.Llm.Api;

/// <summary>/info and /metrics. The tokens are the sums of two histograms; a time to the first token is not measured there.</summary>
internal sealed class TgiApi : IRuntimeApi
{
    private static readonly MetricNames Names = new()
    {
        Running = ["tgi_batch_current_size"],
        Waiting = ["tgi_queue_size"],
        PromptTokens = ["tgi_request_input_length_sum"],
        GenerationTokens = ["tgi_request_generated_tokens_sum"],
        Requests = ["tgi_request_count"],
    };

    public string Runtime => Runtimes.Tgi;

    public async Task<ApiAnswer?> ReadAsync(LoopbackHttp http, LoopbackAddress address, CancellationToken stop)
    {
        ApiAnswer? info = JsonReply.Read(await http.GetAsync(address, "/info", stop), Info);
        byte[]? metrics = await http.GetAsync(address, "/metrics", stop);
        ServerMetrics known = metrics is null ? ServerMetrics.Unknown : ServerMetrics.From(metrics, Names);
        return info is not null ? info with { Metrics = known } : metrics is null ? null : new ApiAnswer(null, null, known);
    }

    private static ApiAnswer? Info(JsonElement reply) => reply.Text("model_id") is not { } model ? null : new ApiAnswer(
        reply.Text("version"),
        [new ServedModel(ModelNames.Display(model)) { ContextLength = reply.Number("max_total_tokens"), Quantization = Precision(reply.Text("model_dtype")) }],
        ServerMetrics.Unknown);

    /// <summary>torch.float16 as PyTorch prints it.</summary>
    private static string? Precision(string? type) => type is not null && type.StartsWith("torch.", StringComparison.Ordinal) ? type[6..] : type;
}
