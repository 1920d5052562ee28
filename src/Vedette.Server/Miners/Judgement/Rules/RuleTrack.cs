namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>How one rule stands with one miner.</summary>
internal struct RuleTrack
{
    /// <summary>Where it could not be told for this long, nothing is known any more.</summary>
    private const long ForgetMs = 15 * 60 * 1000;

    /// <summary>Nobody looked for this long: what was not told yet is to begin anew.</summary>
    private const long LongestGapMs = 5 * 60 * 1000;

    private long _sinceMs;
    private long? _clearSinceMs;
    private long _toldMs;
    private int _polls;

    public bool IsRaised { get; private set; }

    /// <summary>The newest thing that was wrong; null where nothing is or was.</summary>
    public RuleSighting? Sighting { get; private set; }

    public readonly long SinceMs => Sighting?.SinceMs ?? _sinceMs;

    public void Step(MinerRule rule, MinerCase now)
    {
        if (Sighting is not null && now.NowMs - _toldMs > (IsRaised ? ForgetMs : LongestGapMs))
        {
            this = default;
        }

        if (rule.Look(now, IsRaised) is not { } seen)
        {
            return;
        }

        _toldMs = now.NowMs;
        if (ReferenceEquals(seen, RuleSighting.Fine))
        {
            Clear(rule.Sustain, now.NowMs);
            return;
        }

        _sinceMs = Sighting is null ? now.NowMs : _sinceMs;
        Sighting = seen;
        _clearSinceMs = null;
        _polls++;
        IsRaised |= _polls >= rule.Sustain.Polls && now.NowMs - _sinceMs >= rule.Sustain.For.TotalMilliseconds;
    }

    private void Clear(Sustain sustain, long nowMs)
    {
        _clearSinceMs ??= nowMs;
        if (!IsRaised || nowMs - _clearSinceMs >= sustain.ClearFor.TotalMilliseconds)
        {
            this = default;
        }
    }
}
