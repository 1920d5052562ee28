using Vedette.Collectors.Llm.Api;

namespace Vedette.Collectors.Llm;

/// <summary>A served model, or work on one, as it is reported. Null = not known.</summary>
internal sealed record LlmEntity(string Key, string Runtime, int Pid)
{
    public string? RuntimeVersion { get; init; }

    public string? Model { get; init; }

    public IReadOnlyList<string>? ModelFiles { get; init; }

    public string? Quantization { get; init; }

    public string? Parameters { get; init; }

    public long? ContextLength { get; init; }

    public string? ContainerId { get; init; }

    public string? Unit { get; init; }

    public string? Endpoint { get; init; }

    public IReadOnlyList<string>? Gpus { get; init; }

    public required IReadOnlyList<string> Evidence { get; init; }

    public required LlmConfidence Confidence { get; init; }

    public long? GpuMemoryBytes { get; init; }

    public long? ResidentBytes { get; init; }

    public double? CpuPercent { get; init; }

    /// <summary>Of the server, where it serves this model only.</summary>
    public ServerMetrics Metrics { get; init; } = ServerMetrics.Unknown;

    public double? PromptTokensPerSecond { get; init; }

    public double? GenerationTokensPerSecond { get; init; }

    public double? TimeToFirstTokenSeconds { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }
}
