namespace Vedette.Storage.Telemetry.Journal;

/// <summary>
/// A token bucket of samples per agent: it fills at the allowed rate up to a window's worth. Counted by the arrival times of the appends themselves. Touched by the writer's
/// thread only.
/// </summary>
internal sealed class SampleQuota(int samplesPerSecond, TimeSpan window)
{
    private readonly double _capacity = samplesPerSecond * window.TotalSeconds;
    private readonly Dictionary<int, (double Tokens, long AtMs)> _byAgent = [];

    /// <summary>How many samples the agent may append now; <see cref="AcceptWindow.Unlimited"/> for the server itself and where it is more than any batch holds.</summary>
    public int Allowance(int agentId, long nowMs)
    {
        if (agentId == 0)
        {
            return AcceptWindow.Unlimited;
        }

        double tokens = _capacity;
        if (_byAgent.TryGetValue(agentId, out (double Tokens, long AtMs) last))
        {
            // A clock that was set back fills nothing and takes nothing.
            tokens = Math.Min(_capacity, last.Tokens + (Math.Max(0, nowMs - last.AtMs) / 1000.0 * samplesPerSecond));
        }

        _byAgent[agentId] = (tokens, nowMs);
        return (int)Math.Min(int.MaxValue, tokens);
    }

    public void Take(int agentId, int samples)
    {
        if (agentId != 0 && _byAgent.TryGetValue(agentId, out (double Tokens, long AtMs) last))
        {
            _byAgent[agentId] = (last.Tokens - samples, last.AtMs);
        }
    }
}
