namespace Vedette.Agent.Link;

/// <summary>What was sent in this session and not yet acknowledged, and since when nothing moved.</summary>
internal sealed class SendWindow(LinkOptions options, TimeProvider clock)
{
    // The sender adds, the receiver removes, the watchdog looks.
    private readonly Lock _lock = new();
    private readonly Dictionary<ulong, int> _outstanding = [];
    private long _bytes;
    private long _lastProgress = clock.GetTimestamp();

    /// <summary>False while the backlog has to wait for acknowledgements.</summary>
    public bool HasRoom
    {
        get
        {
            lock (_lock)
            {
                return _outstanding.Count < options.WindowBatches && _bytes < options.WindowBytes;
            }
        }
    }

    /// <summary>True where something is under way and no acknowledgement came for too long.</summary>
    public bool IsStalled
    {
        get
        {
            lock (_lock)
            {
                return _outstanding.Count > 0 && clock.GetElapsedTime(_lastProgress) >= options.AckTimeout;
            }
        }
    }

    public void Sent(ulong seq, int bytes)
    {
        lock (_lock)
        {
            if (_outstanding.Count == 0)
            {
                _lastProgress = clock.GetTimestamp();
            }

            _outstanding[seq] = bytes;
            _bytes += bytes;
        }
    }

    public void Acknowledged(ulong first, ulong last)
    {
        lock (_lock)
        {
            _lastProgress = clock.GetTimestamp();
            foreach (ulong seq in _outstanding.Keys)
            {
                // Removing while enumerating is allowed for a Dictionary since .NET Core 3.0.
                if (seq >= first && seq <= last && _outstanding.Remove(seq, out int bytes))
                {
                    _bytes -= bytes;
                }
            }
        }
    }
}
