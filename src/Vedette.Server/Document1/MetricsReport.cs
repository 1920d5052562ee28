using System.Text.Json;

namespace Vedette.Server.Document1;

/// <summary>Document 1's periodic report; its short form has <c>cpu, ram, gpu, ts</c> at the top instead of <c>metrics</c>.</summary>
internal sealed record MetricsReport
{
    public string? AgentUid { get; init; }

    public MetricValues? Metrics { get; init; }

    public JsonElement? Hardware { get; init; }

    public JsonElement? HardwareInfo { get; init; }

    /// <summary>Per cent.</summary>
    public double? Cpu { get; init; }

    /// <summary>MiB in use.</summary>
    public double? Ram { get; init; }

    /// <summary>Per cent.</summary>
    public double? Gpu { get; init; }

    /// <summary>Epoch: seconds below 1e11, else milliseconds.</summary>
    public double? Ts { get; init; }

    public bool IsShortForm => Metrics is null && (Cpu ?? Ram ?? Gpu) is not null;
}
