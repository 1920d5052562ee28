namespace Vedette.Agent.Link;

/// <summary>How the link fares, for the status file and the agent's own series. Written by the link, read by anybody.</summary>
internal sealed class LinkState(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private long _reconnects;
    private long _refused;
    private TimeSpan? _clockOffset;
    private DateTimeOffset? _connectedSince;
    private DateTimeOffset? _lastAck;
    private DateTimeOffset? _lastErrorAt;
    private string? _lastError;
    private string? _transport;

    /// <summary>Sessions after the first.</summary>
    public long Reconnects => Interlocked.Read(ref _reconnects);

    public long RefusedSamples => Interlocked.Read(ref _refused);

    /// <summary>The server's clock minus ours, as far as the handshake tells.</summary>
    public TimeSpan? ClockOffset
    {
        get
        {
            lock (_lock)
            {
                return _clockOffset;
            }
        }
    }

    public void Connected(string transport, TimeSpan? clockOffset, bool again)
    {
        if (again)
        {
            Interlocked.Increment(ref _reconnects);
        }

        lock (_lock)
        {
            _connectedSince = clock.GetUtcNow();
            _transport = transport;
            _clockOffset = clockOffset;
            _lastError = null;
            _lastErrorAt = null;
        }
    }

    public void Disconnected(string? error)
    {
        lock (_lock)
        {
            _connectedSince = null;
            _transport = null;
            if (error is not null)
            {
                _lastError = error;
                _lastErrorAt = clock.GetUtcNow();
            }
        }
    }

    public void Acknowledged()
    {
        lock (_lock)
        {
            _lastAck = clock.GetUtcNow();
        }
    }

    public void Refused(long samples) => Interlocked.Add(ref _refused, samples);

    public AgentStatus AddTo(AgentStatus status)
    {
        lock (_lock)
        {
            return status with
            {
                ConnectedSince = _connectedSince,
                Transport = _transport,
                LastAckAt = _lastAck,
                ClockOffsetSeconds = _clockOffset?.TotalSeconds,
                LastError = _lastError,
                LastErrorAt = _lastErrorAt,
                Reconnects = Reconnects,
                RefusedSamples = RefusedSamples,
            };
        }
    }
}
