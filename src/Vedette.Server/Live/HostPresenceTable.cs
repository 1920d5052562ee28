using System.Collections.Concurrent;
using Vedette.Model.Hosts;
using Vedette.Model.Series;
using Vedette.Protocol.Messages;
using Vedette.Server.Fleet;
using Vedette.Server.Ingest;
using Vedette.Server.Settings;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Live;

/// <summary>Every host's present: fed by streams as they come and go and by samples as they become durable, read by the pages.</summary>
internal sealed class HostPresenceTable(AgentLastSeen lastSeen, AgentSettingsSource settings, TimeProvider clock) : IHostPresence, ICommitListener, IAgentListener
{
    private readonly ConcurrentDictionary<int, HostState> _hosts = new();

    public HostPresence Get(int agentId) => State(agentId).Read(Now(), lastSeen.Get(agentId));

    /// <summary>The newest stored values, after a restart: the fleet page must not be empty until each agent has come back.</summary>
    public void Restore(ISeriesReader series, TimeSpan lookBack)
    {
        var gauges = new LabelMatcher(LabelMatchType.RegexMatch, Labels.MetricNameLabel, string.Join('|', HostMetrics.All.Select(m => m.Series)));
        foreach (LatestSample latest in series.Latest([gauges], Now() - (long)lookBack.TotalMilliseconds))
        {
            if (int.TryParse(latest.Labels["agent"], out int agentId))
            {
                State(agentId).Restore(latest.Labels.MetricName, latest.TimestampMs, latest.Value);
            }
        }
    }

    public void Connected(AgentSession session, AgentHandshake handshake)
    {
        long? skew = handshake.AgentTimeUnixMs == 0 ? null : handshake.AgentTimeUnixMs - Now();
        lastSeen.Touch(session.AgentId);
        State(session.AgentId).Connected(settings.Current.MetricsCollectIntervalSeconds, skew);
    }

    public void Disconnected(int agentId) => State(agentId).Disconnected(Now());

    public void AgentChanged(AgentChange change)
    {
        if (change.Kind == AgentChangeKind.Deleted)
        {
            _hosts.TryRemove(change.AgentId, out _);
        }
    }

    public void Committed(CommittedSamples samples)
    {
        if (samples.AgentId != 0)
        {
            lastSeen.Touch(samples.AgentId);
            State(samples.AgentId).Measured(samples);
        }
    }

    /// <summary>Hosts whose values or status changed since the last call.</summary>
    public IReadOnlyList<(int AgentId, HostPresence Presence)> TakeChanges()
    {
        long now = Now();
        var changes = new List<(int, HostPresence)>();
        foreach ((int agentId, HostState state) in _hosts)
        {
            if (state.TakeChange(now, lastSeen.Get(agentId)) is { } change)
            {
                changes.Add((agentId, change));
            }
        }

        return changes;
    }

    private HostState State(int agentId) => _hosts.GetOrAdd(agentId, static _ => new HostState());

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
