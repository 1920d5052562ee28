namespace Vedette.Model.States;

/// <summary>A model that is served, or work on a model. The key is <c>RUNTIME/PID</c>, with <c>/MODEL</c> where one process serves several. Numbers are for ever.</summary>
public static class LlmFields
{
    public static EntitySchema Schema { get; } = new(EntityKind.Llm, "llm");

    public static EntityField Runtime { get; } = Schema.Describe(1, "runtime", FieldType.Text);
    public static EntityField RuntimeVersion { get; } = Schema.Describe(2, "runtime_version", FieldType.Text);
    public static EntityField Model { get; } = Schema.Describe(3, "model", FieldType.Text);
    public static EntityField ModelFiles { get; } = Schema.Describe(4, "model_files", FieldType.TextList);
    public static EntityField Quantization { get; } = Schema.Describe(5, "quantization", FieldType.Text);
    public static EntityField Parameters { get; } = Schema.Describe(6, "parameters", FieldType.Text);
    public static EntityField ContextLength { get; } = Schema.Describe(7, "context_length", FieldType.Integer);
    public static EntityField Pid { get; } = Schema.Describe(8, "pid", FieldType.Integer);
    public static EntityField ContainerId { get; } = Schema.Describe(9, "container_id", FieldType.Text);
    public static EntityField Unit { get; } = Schema.Describe(10, "unit", FieldType.Text);
    public static EntityField Endpoint { get; } = Schema.Describe(11, "endpoint", FieldType.Text);
    public static EntityField Gpus { get; } = Schema.Describe(12, "gpus", FieldType.TextList);
    public static EntityField Evidence { get; } = Schema.Describe(13, "evidence", FieldType.TextList);
    public static EntityField Confidence { get; } = Schema.Describe(14, "confidence", FieldType.Text);

    public static EntityField GpuMemoryBytes { get; } = Schema.Read(64, "gpu_memory_bytes", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField MemoryRssBytes { get; } = Schema.Read(65, "memory_rss_bytes", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField RequestsRunning { get; } = Schema.Read(66, "requests_running", FieldType.Integer);
    public static EntityField RequestsWaiting { get; } = Schema.Read(67, "requests_waiting", FieldType.Integer);
    public static EntityField PromptTokensTotal { get; } = Schema.Read(68, "prompt_tokens_total", FieldType.Number);
    public static EntityField GenerationTokensTotal { get; } = Schema.Read(69, "generation_tokens_total", FieldType.Number);
    public static EntityField PromptTokensPerSecond { get; } = Schema.Read(70, "prompt_tokens_per_second", FieldType.Number, FieldUnit.PerSecond);
    public static EntityField GenerationTokensPerSecond { get; } = Schema.Read(71, "generation_tokens_per_second", FieldType.Number, FieldUnit.PerSecond);
    public static EntityField TimeToFirstTokenSeconds { get; } = Schema.Read(72, "time_to_first_token_seconds", FieldType.Number, FieldUnit.Seconds);
    public static EntityField KvCacheUsagePercent { get; } = Schema.Read(73, "kv_cache_usage_percent", FieldType.Number, FieldUnit.Percent);
    public static EntityField LastUsedAt { get; } = Schema.Read(74, "last_used_at", FieldType.Integer, FieldUnit.UnixMilliseconds);
    public static EntityField RequestsTotal { get; } = Schema.Read(75, "requests_total", FieldType.Number);
    public static EntityField CpuPercent { get; } = Schema.Read(76, "cpu_percent", FieldType.Number, FieldUnit.Percent);
}
