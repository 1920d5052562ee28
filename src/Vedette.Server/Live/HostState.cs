using System.Collections.Frozen;
using Vedette.Model.Hosts;
using Vedette.Server.Fleet;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Live;

/// <summary>What is known of one host right now. Every member is used under its lock.</summary>
internal sealed class HostState
{
    /// <summary>A stream that closed may be a hiccup of the link: an agent is back within this or it is offline.</summary>
    private const long ClosedGraceMs = 5_000;

    /// <summary>However short the interval, a host is not offline before this much silence.</summary>
    private const long ShortestSilenceMs = 30_000;

    private const int IntervalsOfSilence = 3;

    private const string Prefix = "host_";

    private static readonly FrozenDictionary<string, int> IndexBySeries = HostMetrics.All
        .Select((metric, index) => KeyValuePair.Create(metric.Series, index)).ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Lock _lock = new();
    private readonly double?[] _values = new double?[HostMetrics.All.Count];
    private readonly CallRhythm _rhythm = new();
    private bool _connected;
    private long? _closedAtMs;
    private HostStatus _status = HostStatus.Pending;
    private long? _statusSinceMs;
    private long? _metricsTimeMs;
    private long? _clockSkewMs;

    // As a stream's handshake settled it; null for an agent that only calls.
    private int? _settledSeconds;
    private bool _changed;

    private int IntervalSeconds => _settledSeconds ?? _rhythm.Seconds;

    public void Connected(int intervalSeconds, long? clockSkewMs)
    {
        lock (_lock)
        {
            _connected = true;
            _closedAtMs = null;
            _settledSeconds = intervalSeconds;
            _clockSkewMs = clockSkewMs;
            _changed = true;
        }
    }

    public void Disconnected(long nowMs)
    {
        lock (_lock)
        {
            _connected = false;
            _closedAtMs = nowMs;
        }
    }

    /// <summary>
    /// Takes the <c>host_*</c> values among <paramref name="samples"/> unless newer ones are known (backlog must not move the live picture back). Under one lock, so that no page sees
    /// half a measurement.
    /// </summary>
    public void Measured(CommittedSamples samples)
    {
        lock (_lock)
        {
            for (int i = 0; i < samples.Series.Length; i++)
            {
                string name = samples.Series[i].MetricName;
                if (name.StartsWith(Prefix, StringComparison.Ordinal) && IndexBySeries.TryGetValue(name, out int metric))
                {
                    Take(metric, samples.TimestampsMs[i], samples.Values[i]);
                }
            }
        }
    }

    /// <summary>One value as stored before this server started.</summary>
    public void Restore(string series, long timestampMs, double value)
    {
        lock (_lock)
        {
            if (IndexBySeries.TryGetValue(series, out int metric))
            {
                Take(metric, timestampMs, value);
            }
        }
    }

    public HostPresence Read(long nowMs, long? lastSeenMs)
    {
        lock (_lock)
        {
            Evaluate(nowMs, lastSeenMs);
            return Copy(lastSeenMs);
        }
    }

    /// <summary>The state where it changed since the last call, else null.</summary>
    public HostPresence? TakeChange(long nowMs, long? lastSeenMs)
    {
        lock (_lock)
        {
            Evaluate(nowMs, lastSeenMs);
            if (!_changed)
            {
                return null;
            }

            _changed = false;
            return Copy(lastSeenMs);
        }
    }

    private void Take(int metric, long timestampMs, double value)
    {
        if (timestampMs > (_metricsTimeMs ?? long.MinValue))
        {
            _metricsTimeMs = timestampMs;
            Array.Clear(_values);
        }

        if (timestampMs == _metricsTimeMs)
        {
            _values[metric] = double.IsFinite(value) ? value : null;
            _changed = true;
        }
    }

    private HostPresence Copy(long? lastSeenMs) => new()
    {
        Status = _status,
        StatusSinceMs = _statusSinceMs,
        LastSeenMs = lastSeenMs,
        IntervalSeconds = lastSeenMs is null ? null : IntervalSeconds,
        ClockSkewMs = _clockSkewMs,
        MetricsTimeMs = _metricsTimeMs,
        Metrics = [.. _values],
    };

    private void Evaluate(long nowMs, long? lastSeenMs)
    {
        if (lastSeenMs is { } seen)
        {
            _rhythm.Heard(seen);
        }

        HostStatus status = Judge(nowMs, lastSeenMs);
        if (status != _status)
        {
            _status = status;
            _statusSinceMs = status == HostStatus.Offline ? lastSeenMs : nowMs;
            _changed = true;
        }
    }

    private HostStatus Judge(long nowMs, long? lastSeenMs)
    {
        if (lastSeenMs is not { } seen)
        {
            return HostStatus.Pending;
        }

        bool silent = nowMs - seen > Math.Max(IntervalsOfSilence * IntervalSeconds * 1000L, ShortestSilenceMs);
        // A call over HTTP after a stream ended is life, too.
        bool closed = !_connected && _closedAtMs >= seen && nowMs - _closedAtMs > ClosedGraceMs;
        return silent || closed ? HostStatus.Offline : HostStatus.Online;
    }
}
