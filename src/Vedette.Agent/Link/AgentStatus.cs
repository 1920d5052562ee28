namespace Vedette.Agent.Link;

/// <summary>status.json: how the running agent fares, for <c>vedette-agent status</c>. Null = not known or not now.</summary>
internal sealed record AgentStatus
{
    public required string Version { get; init; }

    public required int Pid { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required int AgentId { get; init; }

    public required string AgentName { get; init; }

    public required string ServerUrl { get; init; }

    public DateTimeOffset? ConnectedSince { get; init; }

    public string? Transport { get; init; }

    public DateTimeOffset? LastAckAt { get; init; }

    public double? ClockOffsetSeconds { get; init; }

    public string? LastError { get; init; }

    public DateTimeOffset? LastErrorAt { get; init; }

    public long Reconnects { get; init; }

    public long QueueBatches { get; init; }

    public long QueueBytes { get; init; }

    public long DroppedBatches { get; init; }

    public long DroppedSamples { get; init; }

    public long RefusedSamples { get; init; }

    public int Series { get; init; }

    public double IntervalSeconds { get; init; }
}
