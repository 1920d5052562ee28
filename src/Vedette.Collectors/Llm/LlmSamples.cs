using Vedette.Model.Series;

namespace Vedette.Collectors.Llm;

/// <summary>The series of the lens, by runtime and model. Two servers of the same model on a host are one series: counts are added, of ratios and times the worst counts.</summary>
internal sealed class LlmSamples
{
    private const int MostModels = 256;

    private static readonly (string Metric, Func<LlmEntity, double?> Value, bool Adds)[] Metrics =
    [
        ("llm_requests_running", e => e.Metrics.RequestsRunning, true),
        ("llm_requests_waiting", e => e.Metrics.RequestsWaiting, true),
        ("llm_requests_total", e => e.Metrics.RequestsTotal, true),
        ("llm_prompt_tokens_total", e => e.Metrics.PromptTokensTotal, true),
        ("llm_generation_tokens_total", e => e.Metrics.GenerationTokensTotal, true),
        ("gen_ai_server_time_to_first_token_seconds_sum", e => e.Metrics.TimeToFirstTokenSum, true),
        ("gen_ai_server_time_to_first_token_seconds_count", e => e.Metrics.TimeToFirstTokenCount, true),
        ("llm_time_to_first_token_seconds", e => e.TimeToFirstTokenSeconds, false),
        ("llm_kv_cache_usage_ratio", e => e.Metrics.KvCacheRatio, false),
        ("llm_gpu_memory_bytes", e => e.GpuMemoryBytes, true),
    ];

    private readonly Dictionary<(string Runtime, string Model), Labels[]> _series = [];
    private readonly Dictionary<(string Runtime, string Model), double?[]> _values = [];

    public void Write(IReadOnlyList<LlmEntity> entities, ISampleSink sink)
    {
        _values.Clear();
        foreach (LlmEntity entity in entities)
        {
            Add(entity);
        }

        foreach (((string Runtime, string Model) of, double?[] values) in _values)
        {
            Labels[] series = SeriesOf(of);
            for (int i = 0; i < values.Length; i++)
            {
                sink.AddKnown(series[i], values[i]);
            }
        }
    }

    private void Add(LlmEntity entity)
    {
        (string, string) of = (entity.Runtime, entity.Model ?? "");
        if (!_values.TryGetValue(of, out double?[]? values))
        {
            if (_values.Count >= MostModels)
            {
                return;
            }

            _values.Add(of, values = new double?[Metrics.Length]);
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (Metrics[i].Value(entity) is { } value)
            {
                values[i] = values[i] is not { } before ? value : Metrics[i].Adds ? before + value : Math.Max(before, value);
            }
        }
    }

    private Labels[] SeriesOf((string Runtime, string Model) of)
    {
        if (!_series.TryGetValue(of, out Labels[]? series))
        {
            if (_series.Count >= MostModels * 2)
            {
                _series.Clear();   // Models came and went; those that are here are made anew.
            }

            series = [.. Metrics.Select(m => Labels.Create(m.Metric, new Label("runtime", of.Runtime), new Label("model", of.Model)))];
            _series.Add(of, series);
        }

        return series;
    }
}
