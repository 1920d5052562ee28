using Vedette.Protocol.Messages;

namespace Vedette.Agent.Scheduling;

/// <summary>How often to measure and when a batch is sent: the server's AgentConfig, under the owner's own interval.</summary>
/// <param name="MaxFrames">A batch with this many cycles is closed at once.</param>
/// <param name="UploadEvery">No cycle waits longer than this for its batch to close.</param>
internal sealed record UploadPlan(TimeSpan CollectEvery, int MaxFrames, TimeSpan UploadEvery)
{
    private const uint MaxIntervalSeconds = 86_400;
    private const uint DefaultSeconds = 10;

    // Beyond this many cycles a batch grows without packing better.
    private const uint DefaultMaxFrames = 60;

    public static UploadPlan Default { get; } = new(TimeSpan.FromSeconds(DefaultSeconds), (int)DefaultMaxFrames, TimeSpan.FromSeconds(DefaultSeconds));

    /// <summary>Takes the server's wish; 0 stands for the default. Null with a <paramref name="problem"/> where a number makes no sense.</summary>
    public static UploadPlan? From(AgentConfig config, TimeSpan? ownInterval, out string problem)
    {
        problem = "";
        uint collect = config.MetricsCollectIntervalSeconds;
        uint upload = config.MetricsUploadIntervalSeconds;
        if (collect > MaxIntervalSeconds || upload > MaxIntervalSeconds)
        {
            problem = $"intervals are {collect} s and {upload} s; at most {MaxIntervalSeconds} s make sense";
            return null;
        }

        TimeSpan collectEvery = ownInterval ?? TimeSpan.FromSeconds(collect == 0 ? DefaultSeconds : collect);
        TimeSpan uploadEvery = TimeSpan.FromSeconds(upload == 0 ? DefaultSeconds : upload);
        uint frames = config.MetricsUploadBatchMaxSize == 0 ? DefaultMaxFrames : Math.Min(config.MetricsUploadBatchMaxSize, 1000);
        return new UploadPlan(collectEvery, (int)frames, uploadEvery < collectEvery ? collectEvery : uploadEvery);
    }
}
