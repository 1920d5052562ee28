using Vedette.Protocol.States;
using Vedette.Server.Miners.Judgement.Sightings;
using Vedette.Storage.States;

namespace Vedette.Server.Miners.Judgement;

/// <summary>One agent's miners, watched. Fed by the writer's thread; read from the store without holding that up: what commits meanwhile waits here.</summary>
internal sealed class SiteWatch(int agentId, MinerJudge judge)
{
    /// <summary>Commits that wait for a reading of the past; beyond, the past is read once more.</summary>
    private const int MostWaiting = 64;

    /// <summary>A judgement is renewed after this without news. Longer than a poll: a miner that is read is judged then.</summary>
    private const long RenewMs = 90_000;

    /// <summary>Who looks at a miner sees times that are right to half a minute.</summary>
    private const long OldSentenceMs = 30_000;

    // Guards all below.
    private readonly Lock _lock = new();
    private SiteSightings _sightings = new(agentId);
    private List<(byte[] Payload, long AheadMs)>? _waiting;
    private bool _needsPast = true;
    private bool _toldFull;

    // As of the newest commit.
    private long? _aheadMs;

    public int AgentId => agentId;

    /// <summary>States were missed here that the store may have.</summary>
    public bool NeedsPast
    {
        get
        {
            lock (_lock)
            {
                return _needsPast;
            }
        }
    }

    /// <summary>A row became durable. True where a miner fell silent or came back.</summary>
    public bool Committed(CommittedState row, long aheadMs, long nowMs)
    {
        lock (_lock)
        {
            _aheadMs = aheadMs;
            if (_waiting is { } waiting)
            {
                if (waiting.Count < MostWaiting)
                {
                    waiting.Add((row.Payload.ToArray(), aheadMs));
                }

                return false;
            }

            return FoldLocked(row.Header, row.Payload.Span, (aheadMs, nowMs));
        }
    }

    /// <summary>Judges those anew of whom nothing was told, or around whom something changed. True where one fell silent or came back.</summary>
    public bool JudgeSilent(long? agentSilentSinceMs, long nowMs, MinerJudgementEvents events)
    {
        lock (_lock)
        {
            _sightings.ForgetGone(nowMs);
            if (_sightings.IsFull && !_toldFull)
            {
                _toldFull = true;
                events.TooManyMiners(agentId);
            }

            bool changed = false;
            foreach (WatchedMiner miner in _sightings.Miners)
            {
                MinerSurroundings around = judge.Around(miner, agentSilentSinceMs);
                if (miner.Standing is not { } standing || nowMs - standing.JudgedAtMs >= RenewMs || !standing.Around.Equals(around))
                {
                    changed |= JudgeLocked(miner, around, nowMs, false);
                }
            }

            return changed;
        }
    }

    /// <summary>Reads what was missed. Not for two threads at once.</summary>
    /// <param name="aheadMs">The agent's clock minus ours, where no commit has shown it yet.</param>
    public void Recall(MinerRecall recall, long aheadMs, long nowMs)
    {
        long ahead;
        lock (_lock)
        {
            (_waiting, _needsPast) = ([], false);
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
                TakeLocked(recalled, nowMs);
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

            MinerSurroundings around = judge.Around(miner, agentSilentSinceMs);
            if (miner.Standing is not { } standing || nowMs - standing.JudgedAtMs >= OldSentenceMs || !standing.Around.Equals(around))
            {
                JudgeLocked(miner, around, nowMs, false);
            }

            return miner.Standing;
        }
    }

    public IReadOnlyList<MinerStanding> Standings()
    {
        lock (_lock)
        {
            return [.. _sightings.Miners.Select(m => m.Standing).OfType<MinerStanding>()];
        }
    }

    private bool FoldLocked(StateHeader header, ReadOnlySpan<byte> payload, (long AheadMs, long NowMs) times)
    {
        RowFit fit = _sightings.Fit(header);
        _needsPast |= fit == RowFit.NeedsPast;
        if (fit != RowFit.Next)
        {
            return false;
        }

        bool changed = false;
        foreach (WatchedMiner miner in _sightings.Fold(payload, times.AheadMs))
        {
            changed |= JudgeLocked(miner, judge.Around(miner, null), times.NowMs, true);
        }

        return changed;
    }

    private static bool JudgeLocked(WatchedMiner miner, MinerSurroundings around, long nowMs, bool wasTold)
    {
        bool before = miner.Standing?.IsSilent == true;
        MinerJudge.Judge(miner, around, nowMs, wasTold);
        return before != (miner.Standing?.IsSilent == true);
    }

    private void TakeLocked(SiteSightings? recalled, long nowMs)
    {
        List<(byte[] Payload, long AheadMs)> waiting = _waiting!;
        _waiting = null;
        _needsPast |= waiting.Count >= MostWaiting;

        // Nothing in the store: what was told meanwhile, and before, is all there is.
        _sightings = recalled ?? _sightings;
        foreach ((byte[] payload, long aheadMs) in waiting)
        {
            FoldLocked(new StateReader(payload).Header, payload, (aheadMs, nowMs));
        }
    }
}
