using System.Collections.Concurrent;
using Vedette.Server.Fleet;
using Vedette.Server.Miners.Judgement.Groups;
using Vedette.Server.Miners.Judgement.Wording;
using Vedette.Storage.States;

namespace Vedette.Server.Miners.Judgement;

/// <summary>
/// What is thought of every miner of every agent: of the states that were committed, and by <see cref="Look"/> for what happens by silence. Who commits only leaves a state here. It is judged in the
/// background, or by who asks before that: nobody is told less than was committed before he asked.
/// </summary>
internal sealed class MinerJudgements(MinerJudgementParts parts) : IMinerJudgements, IStateCommitListener, IAgentListener
{
    /// <summary>Reading pasts is spread: a thousand agents that come back with the server must not hold up the judging of others.</summary>
    private static readonly TimeSpan LongestRecall = TimeSpan.FromSeconds(5);

    private static readonly MinerJudgement NotTold = new(MinerVerdicts.Unknown, [Statement.NotToldYet], [], []);

    private readonly ConcurrentDictionary<int, SiteWatch> _watches = new();

    // Held while one state is judged, so that they are in their order whoever does it. Never taken by the writer's thread. Guards what counts them; both may be read without it.
    private readonly Lock _judging = new();
    private long _judged;
    private long _silenceChanges;

    // Held while groups are looked at, so that an older picture does not replace a newer one.
    private readonly Lock _groupsLock = new();
    private readonly SilentGroups _groups = new();
    private SilentPicture _picture = SilentPicture.Empty;
    private long _picturedChanges;

    private SilentPicture Picture => Volatile.Read(ref _picture);

    private long NowMs => parts.Clock.GetUtcNow().ToUnixTimeMilliseconds();

    public MinerJudgement Of(int agentId, string minerKey)
    {
        CatchUp(CancellationToken.None);
        return Renewed(Watch(agentId), minerKey) is { } standing ? Picture.Of(standing) : NotTold;
    }

    public IReadOnlyList<MinerFinding> Findings()
    {
        CatchUp(CancellationToken.None);
        SilentPicture picture = Picture;
        return [.. Standings().SelectMany(s => picture.Of(s).Findings).Concat(picture.Findings).OrderBy(f => FindingSeverity.Rank(f.Severity)).ThenBy(f => f.SinceMs)];
    }

    /// <summary>On the writer's thread: nothing is acknowledged before this returns.</summary>
    public void Committed(CommittedState state)
    {
        long now = NowMs;
        long ahead = AgentTimes.Corrected(AgentTimes.AheadMs(parts.Presence.Get(state.AgentId)), state.Header.AtMs, now);
        SiteWatch watch = Watch(state.AgentId);
        if (!parts.Committed.TryAdd(state, ahead, now))
        {
            watch.Miss();
            parts.Events.Missed();
        }
    }

    /// <summary>Judges what was committed before the call and was not judged yet.</summary>
    public void CatchUp(CancellationToken stop)
    {
        long added = parts.Committed.Added;
        while (Volatile.Read(ref _judged) < added && !stop.IsCancellationRequested)
        {
            JudgeNext();
        }

        if (Volatile.Read(ref _picturedChanges) < Volatile.Read(ref _silenceChanges))
        {
            LookAtGroups();
        }
    }

    public void AgentChanged(AgentChange change)
    {
        if (change.Kind == AgentChangeKind.Deleted && _watches.TryRemove(change.AgentId, out _))
        {
            LookAtGroups();
        }
    }

    /// <summary>Agents whose miners are to be judged though nothing came of them since the start: one that fell silent before would never be told of.</summary>
    public void Expect(IEnumerable<int> agentIds)
    {
        foreach (int agentId in agentIds)
        {
            Watch(agentId);
        }
    }

    /// <summary>Reads pasts that are missing and judges those of whom nothing was heard.</summary>
    public void Look(CancellationToken stop)
    {
        CatchUp(stop);
        parts.Events.TellMissed();
        long began = parts.Clock.GetTimestamp();
        foreach (SiteWatch watch in _watches.Values.Where(w => w.NeedsPast))
        {
            if (stop.IsCancellationRequested || parts.Clock.GetElapsedTime(began) > LongestRecall)
            {
                break;
            }

            Recall(watch);
        }

        foreach (SiteWatch watch in _watches.Values)
        {
            JudgeSilent(watch);
        }

        LookAtGroups();
    }

    /// <summary>What was thought of it before, where it cannot be judged anew: one miner's trouble keeps no list from being shown.</summary>
    private MinerStanding? Renewed(SiteWatch watch, string minerKey)
    {
        long now = NowMs;
        try
        {
            return watch.Renew(minerKey, AgentTimes.SilentSince(parts.Presence.Get(watch.AgentId), now), now);
        }
        catch (Exception reason) when (reason is not OutOfMemoryException)
        {
            parts.Events.SilenceFailed(watch.AgentId, reason);
            return watch.Standing(minerKey);
        }
    }

    private void JudgeNext()
    {
        lock (_judging)
        {
            if (!parts.Committed.TryTake(out WaitingState state))
            {
                return;
            }

            // An agent that was deleted meanwhile is not to come back by what it said before.
            try
            {
                if (_watches.TryGetValue(state.AgentId, out SiteWatch? watch))
                {
                    Judge(watch, state);
                }
            }
            finally
            {
                // Taken is judged, whatever came of it: who catches up would wait for it for ever.
                Volatile.Write(ref _judged, _judged + 1);
            }
        }
    }

    private void Judge(SiteWatch watch, WaitingState state)
    {
        try
        {
            switch (watch.Take(state))
            {
                case FoldOutcome.SilenceChanged:
                    Volatile.Write(ref _silenceChanges, _silenceChanges + 1);
                    break;
                case FoldOutcome.Missed:
                    parts.Events.Missed();
                    break;
            }
        }
        catch (Exception reason) when (reason is not OutOfMemoryException)
        {
            // Half of a state may be in: what is known of this agent is made anew. The others' states are judged.
            watch.Miss();
            parts.Events.StateFailed(watch.AgentId, reason);
        }
    }

    private void Recall(SiteWatch watch)
    {
        long now = NowMs;
        try
        {
            watch.Recall(new MinerRecall(parts.States.Value, parts.Judge), AgentTimes.AheadMs(parts.Presence.Get(watch.AgentId)), now);
        }
        catch (Exception reason) when (reason is not OutOfMemoryException)
        {
            // Whatever is wrong with one agent's rows, the others' miners are judged.
            parts.Events.RecallFailed(watch.AgentId, reason);
        }
    }

    private void JudgeSilent(SiteWatch watch)
    {
        long now = NowMs;
        try
        {
            watch.JudgeSilent(AgentTimes.SilentSince(parts.Presence.Get(watch.AgentId), now), now, parts.Events);
        }
        catch (Exception reason) when (reason is not OutOfMemoryException)
        {
            // Whatever is wrong with one agent's miners, the others' are judged.
            parts.Events.SilenceFailed(watch.AgentId, reason);
        }
    }

    private void LookAtGroups()
    {
        lock (_groupsLock)
        {
            long changes = Volatile.Read(ref _silenceChanges);
            Volatile.Write(ref _picture, _groups.Look(Standings()));
            Volatile.Write(ref _picturedChanges, changes);
        }
    }

    private List<MinerStanding> Standings() => [.. _watches.Values.SelectMany(w => w.Standings())];

    private SiteWatch Watch(int agentId) => _watches.GetOrAdd(agentId, static (id, judge) => new SiteWatch(id, judge), parts.Judge);
}
