namespace Vedette.Storage.Telemetry;

/// <summary>How much is taken in and kept. The defaults are for one server with up to some thousand agents.</summary>
public sealed record TelemetryOptions
{
    public TimeSpan KeepSamplesFor { get; init; } = TimeSpan.FromDays(30);

    public TimeSpan KeepStatesFor { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The oldest samples and states go first beyond it; 0 is no limit.</summary>
    public long MaxDiskBytes { get; init; }

    public TimeSpan FarFutureAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A site of 2,000 miners has some 60 series of each; a host has a few hundred.</summary>
    public int MaxSeriesPerAgent { get; init; } = 150_000;

    /// <summary>An average over <see cref="SampleQuotaWindow"/>, so that a backlog of as long may come in one go.</summary>
    public int MaxSamplesPerSecondPerAgent { get; init; } = 10_000;

    public TimeSpan SampleQuotaWindow { get; init; } = TimeSpan.FromHours(1);

    public int MaxPayloadBytes { get; init; } = 4 << 20;

    /// <summary>One state with everything: 50,000 entities of usual size.</summary>
    public int MaxStateBytes { get; init; } = 16 << 20;

    /// <summary>An average over <see cref="SampleQuotaWindow"/>: a backlog of two days at the usual interval may come in one go.</summary>
    public int MaxStatesPerSecondPerAgent { get; init; } = 5;

    /// <summary>As <see cref="MaxStatesPerSecondPerAgent"/>; fifty times what a busy host sends.</summary>
    public int MaxStateBytesPerSecondPerAgent { get; init; } = 64 << 10;

    /// <summary>Payload bytes that wait for the writer before callers have to.</summary>
    public long MaxQueuedBytes { get; init; } = 64 << 20;

    public int MaxQueuedAppends { get; init; } = 20_000;

    /// <summary>A flush starts beyond it. Replaying as much takes a few seconds at start.</summary>
    public long MaxJournalBytes { get; init; } = 192 << 20;

    public long MaxHeadBytes { get; init; } = 512 << 20;

    /// <summary>How long after the end of a time bucket its chunks are written; agents' last batches of it have come by then.</summary>
    public TimeSpan FlushGrace { get; init; } = TimeSpan.FromMinutes(2);

    public TimeSpan MaintenanceInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Every problem with its key; empty where the options can be used.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        Check(KeepSamplesFor >= TimeSpan.FromHours(1), nameof(KeepSamplesFor), "must be an hour or more");
        Check(KeepStatesFor >= TimeSpan.FromHours(1), nameof(KeepStatesFor), "must be an hour or more");
        Check(MaxDiskBytes >= 0, nameof(MaxDiskBytes), "must not be negative");
        Check(FarFutureAfter > TimeSpan.Zero, nameof(FarFutureAfter), "must be positive");
        Check(MaxSeriesPerAgent > 0, nameof(MaxSeriesPerAgent), "must be positive");
        Check(MaxSamplesPerSecondPerAgent > 0, nameof(MaxSamplesPerSecondPerAgent), "must be positive");
        Check(SampleQuotaWindow > TimeSpan.Zero, nameof(SampleQuotaWindow), "must be positive");
        Check(MaxPayloadBytes > 0, nameof(MaxPayloadBytes), "must be positive");
        Check(MaxStateBytes > 0, nameof(MaxStateBytes), "must be positive");
        Check(MaxStatesPerSecondPerAgent > 0, nameof(MaxStatesPerSecondPerAgent), "must be positive");
        Check(MaxStateBytesPerSecondPerAgent > 0, nameof(MaxStateBytesPerSecondPerAgent), "must be positive");
        Check(MaxQueuedBytes >= MaxPayloadBytes, nameof(MaxQueuedBytes), $"must be {nameof(MaxPayloadBytes)} or more");
        Check(MaxQueuedAppends > 0, nameof(MaxQueuedAppends), "must be positive");
        Check(MaxJournalBytes > 0, nameof(MaxJournalBytes), "must be positive");
        Check(MaxHeadBytes > 0, nameof(MaxHeadBytes), "must be positive");
        Check(FlushGrace >= TimeSpan.Zero, nameof(FlushGrace), "must not be negative");
        Check(MaintenanceInterval > TimeSpan.Zero, nameof(MaintenanceInterval), "must be positive");
        return problems;

        void Check(bool good, string key, string rule)
        {
            if (!good)
            {
                problems.Add($"Telemetry:{key} {rule}.");
            }
        }
    }
}
