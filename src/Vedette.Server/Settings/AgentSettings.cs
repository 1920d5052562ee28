using System.Text.Json.Serialization;
using Vedette.Protocol.Messages;

namespace Vedette.Server.Settings;

/// <summary>What every agent is told to do, in document 4's camelCase. The defaults are in force until somebody stores others: a server without stored settings refuses nobody.</summary>
internal sealed record AgentSettings
{
    public const int ShortestIntervalSeconds = 1;
    public const int LongestIntervalSeconds = 24 * 3600;
    public const int LargestBatch = 10_000;

    [JsonPropertyName("metricsCollectIntervalSeconds")]
    public int MetricsCollectIntervalSeconds { get; init; } = 10;

    [JsonPropertyName("metricsUploadBatchMaxSize")]
    public int MetricsUploadBatchMaxSize { get; init; } = 10;

    [JsonPropertyName("metricsUploadIntervalSeconds")]
    public int MetricsUploadIntervalSeconds { get; init; } = 10;

    [JsonPropertyName("dockerInfoCollectIntervalSeconds")]
    public int DockerInfoCollectIntervalSeconds { get; init; } = 60;

    [JsonPropertyName("dockerInfoUploadIntervalSeconds")]
    public int DockerInfoUploadIntervalSeconds { get; init; } = 60;

    [JsonPropertyName("genericMetricsUploadBatchMaxSize")]
    public int GenericMetricsUploadBatchMaxSize { get; init; } = 100;

    [JsonPropertyName("genericMetricsUploadIntervalSeconds")]
    public int GenericMetricsUploadIntervalSeconds { get; init; } = 10;

    [JsonPropertyName("featureFlags")]
    public IReadOnlyDictionary<string, string> FeatureFlags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    [JsonPropertyName("logLevel")]
    public string LogLevel { get; init; } = "info";

    /// <summary>What is wrong with the settings, or null.</summary>
    public string? Problem()
    {
        (string Name, int Value)[] intervals =
        [
            ("metricsCollectIntervalSeconds", MetricsCollectIntervalSeconds), ("metricsUploadIntervalSeconds", MetricsUploadIntervalSeconds),
            ("dockerInfoCollectIntervalSeconds", DockerInfoCollectIntervalSeconds), ("dockerInfoUploadIntervalSeconds", DockerInfoUploadIntervalSeconds),
            ("genericMetricsUploadIntervalSeconds", GenericMetricsUploadIntervalSeconds),
        ];
        foreach ((string name, int value) in intervals)
        {
            if (value is < ShortestIntervalSeconds or > LongestIntervalSeconds)
            {
                return $"{name} is {value}; it must be from {ShortestIntervalSeconds} to {LongestIntervalSeconds}.";
            }
        }

        foreach ((string name, int value) in ((string, int)[])[("metricsUploadBatchMaxSize", MetricsUploadBatchMaxSize), ("genericMetricsUploadBatchMaxSize", GenericMetricsUploadBatchMaxSize)])
        {
            if (value is < 1 or > LargestBatch)
            {
                return $"{name} is {value}; it must be from 1 to {LargestBatch}.";
            }
        }

        return LogLevel is "trace" or "debug" or "info" or "warn" or "error" ? null : "logLevel must be trace, debug, info, warn or error.";
    }

    public AgentConfig ToMessage()
    {
        var message = new AgentConfig
        {
            MetricsCollectIntervalSeconds = (uint)MetricsCollectIntervalSeconds,
            MetricsUploadBatchMaxSize = (uint)MetricsUploadBatchMaxSize,
            MetricsUploadIntervalSeconds = (uint)MetricsUploadIntervalSeconds,
            DockerInfoCollectIntervalSeconds = (uint)DockerInfoCollectIntervalSeconds,
            DockerInfoUploadIntervalSeconds = (uint)DockerInfoUploadIntervalSeconds,
            GenericMetricsUploadBatchMaxSize = (uint)GenericMetricsUploadBatchMaxSize,
            GenericMetricsUploadIntervalSeconds = (uint)GenericMetricsUploadIntervalSeconds,
            LogLevel = LogLevel,
        };
        message.FeatureFlags.Add(FeatureFlags.ToDictionary(StringComparer.Ordinal));
        return message;
    }
}
