using Vedette.Model.Series;

namespace Vedette.Storage.Telemetry;

/// <summary>The samples of one append, as parallel lists; valid only during the call.</summary>
public readonly ref struct CommittedSamples(int agentId, ReadOnlySpan<Labels> series, ReadOnlySpan<long> timestampsMs, ReadOnlySpan<double> values)
{
    public int AgentId { get; } = agentId;

    public ReadOnlySpan<Labels> Series { get; } = series;

    public ReadOnlySpan<long> TimestampsMs { get; } = timestampsMs;

    public ReadOnlySpan<double> Values { get; } = values;
}
