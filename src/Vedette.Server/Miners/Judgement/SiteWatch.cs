using Vedette.Server.Miners.Judgement.Sightings;

namespace Vedette.Server.Miners.Judgement;

/// <summary>One agent's miners, watched. Fed with committed states in their order; read from the store without holding others up: what comes meanwhile waits here.</summary>
internal sealed class SiteWatch(int agentId, MinerJudge judge)
{
    /// <summary>States that wait for a reading of the past; beyond, the past is read once more.</summary>
    private const int MostWaiting = 64;

    private const long MostWaitingBytes = 16L << 20;

    /// <summary>A judgement is renewed after this without news. Longer than a poll: a miner that is read is judged then.</summary>
    private const long RenewMs = 90_000;

    /// <summary>Who looks at a miner sees times that are right to half a minute.</summary>
    private const long OldSentenceMs = 30_000;

    // Guards all below.
    private readonly Lock _lock = new();
    private SiteSightings _sightings = new(agentId);
    private List<WaitingState>? _waiting;
    private bool _needsPast = true;
    private bool _toldFull;

    // As of the newest state.
    private long? _aheadMs;

    // Not under the lock: the writer's thread sets it. Until the past was read nothing is folded, since a state on top of a missing one tells wrong figures.
    private volatile bool _isBehind;

    public int AgentId => agentId;

    /// <summary>States were missed here that the store may have.</summary>
    public bool NeedsPast
    {
        get
        {
            lock (_lock)
            {
                return _needsPast || _isBehind;
            }
        }
    }

    /// <summary>A durable state does not come here, or was not folded whole: the past is to be read.</summary>
    public void Miss() => _isBehind = true;

    /// <summary>The next of the agent's states.</summary>
    public FoldOutcome Take(WaitingState state)
    {
        lock (_lock)
        {
            if (_isBehind)
            {
                return FoldOutcome.NobodyCameOrWent;
            }

            _aheadMs = state.AheadMs;
            if (_waiting is { } waiting)
            {
                return WaitLocked(waiting, state);
            }

            return FoldLocked(state) ? FoldOutcome.SilenceChanged : FoldOutcome.NobodyCameOrWent;
        }
    }

    /// <summary>Judges those anew of whom nothing was told, or around whom something changed.</summary>
    public void JudgeSilent(long? agentSilentSinceMs, long nowMs, MinerJudgementEvents events)
    {
        lock (_lock)
        {
            if (_isBehind)
            {
                // The miners may have told more than is known here.
                return;
            }

            _sightings.ForgetGone(nowMs);
            if (_sightings.IsFull && !_toldFull)
            {
                _toldFull = true;
                events.TooManyMiners(agentId);
            }

            foreach (WatchedMiner miner in _sightings.Miners)
            {
                MinerSurroundings around = judge.Around(miner, agentSilentSinceMs);
                if (miner.Standing is not { } standing || nowMs - standing.JudgedAtMs >= RenewMs || !standing.Around.Equals(around))
                {
                    JudgeLocked(miner, around, nowMs, false);
                }
            }
        }
    }

    /// <summary>Reads what was missed. Not for two threads at once.</summary>
    /// <param name="aheadMs">The agent's clock minus ours, where no commit has shown it yet.</param>
    public void Recall(MinerRecall recall, long aheadMs, long nowMs)
    {
        long ahead;
        lock (_lock)
        {
            (_waiting, _needsPast, _isBehind) = ([], false, false);
            ahead = _aheadMs ?? aheadMs;
        }

        SiteSightings? recalled = null;
        try
        {
            recalled = recall.Read(agentId, ahead, nowMs);
        }
        finally
        {
            lock (_lock)
            {
                TakeLocked(recalled);
            }
        }
    }

    /// <summary>Judges one anew where people decided otherwise since, or the sentences tell an old time.</summary>
    public MinerStanding? Renew(string minerKey, long? agentSilentSinceMs, long nowMs)
    {
        lock (_lock)
        {
            if (_sightings.Find(minerKey) is not { Entity: not null } miner)
            {
                return null;
            }

            if (_isBehind)
            {
                return miner.Standing;
            }

            MinerSurroundings around = judge.Around(miner, agentSilentSinceMs);
            if (miner.Standing is not { } standing || nowMs - standing.JudgedAtMs >= OldSentenceMs || !standing.Around.Equals(around))
            {
                JudgeLocked(miner, around, nowMs, false);
            }

            return miner.Standing;
        }
    }

    /// <summary>As it was judged last.</summary>
    public MinerStanding? Standing(string minerKey)
    {
        lock (_lock)
        {
            return _sightings.Find(minerKey)?.Standing;
        }
    }

    public IReadOnlyList<MinerStanding> Standings()
    {
        lock (_lock)
        {
            return [.. _sightings.Miners.Select(m => m.Standing).OfType<MinerStanding>()];
        }
    }

    private FoldOutcome WaitLocked(List<WaitingState> waiting, WaitingState state)
    {
        if (waiting.Count < MostWaiting && waiting.Sum(w => (long)w.Payload.Length) + state.Payload.Length <= MostWaitingBytes)
        {
            waiting.Add(state);
            return FoldOutcome.NobodyCameOrWent;
        }

        waiting.Clear();
        _isBehind = true;
        return FoldOutcome.Missed;
    }

    private bool FoldLocked(WaitingState state)
    {
        RowFit fit = _sightings.Fit(state.Header);
        _needsPast |= fit == RowFit.NeedsPast;
        if (fit != RowFit.Next)
        {
            return false;
        }

        bool changed = false;
        foreach (WatchedMiner miner in _sightings.Fold(state.Payload, state.AheadMs))
        {
            changed |= JudgeLocked(miner, judge.Around(miner, null), state.CommittedAtMs, true);
        }

        return changed;
    }

    private static bool JudgeLocked(WatchedMiner miner, MinerSurroundings around, long nowMs, bool wasTold)
    {
        bool before = miner.Standing?.IsSilent == true;
        MinerJudge.Judge(miner, around, nowMs, wasTold);
        return before != (miner.Standing?.IsSilent == true);
    }

    private void TakeLocked(SiteSightings? recalled)
    {
        List<WaitingState> waiting = _waiting!;
        _waiting = null;

        // Nothing in the store: what was told meanwhile, and before, is all there is.
        _sightings = recalled ?? _sightings;
        foreach (WaitingState state in _isBehind ? [] : waiting)
        {
            FoldLocked(state);
        }
    }
}
