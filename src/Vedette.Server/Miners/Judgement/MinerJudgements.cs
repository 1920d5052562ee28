using System.Collections.Concurrent;
using Vedette.Server.Fleet;
using Vedette.Server.Miners.Judgement.Groups;
using Vedette.Storage.States;

namespace Vedette.Server.Miners.Judgement;

/// <summary>What is thought of every miner of every agent: fed by states as they commit, and by <see cref="Look"/> for what happens by silence.</summary>
internal sealed class MinerJudgements(MinerJudgementParts parts) : IMinerJudgements, IStateCommitListener, IAgentListener
{
    /// <summary>Reading pasts is spread: a thousand agents that come back with the server must not hold up the judging of others.</summary>
    private static readonly TimeSpan LongestRecall = TimeSpan.FromSeconds(5);

    private static readonly MinerJudgement NotTold = new(MinerVerdicts.Unknown, ["Nothing was told of it yet."], [], []);

    private readonly ConcurrentDictionary<int, SiteWatch> _watches = new();

    // Held while groups are looked at, so that an older picture does not replace a newer one.
    private readonly Lock _groupsLock = new();
    private readonly SilentGroups _groups = new();
    private SilentPicture _picture = SilentPicture.Empty;

    private SilentPicture Picture => Volatile.Read(ref _picture);

    private long NowMs => parts.Clock.GetUtcNow().ToUnixTimeMilliseconds();

    public MinerJudgement Of(int agentId, string minerKey)
    {
        SiteWatch watch = Watch(agentId);
        long now = NowMs;
        return watch.Renew(minerKey, AgentTimes.SilentSince(parts.Presence.Get(agentId), now), now) is { } standing ? Picture.Of(standing) : NotTold;
    }

    public IReadOnlyList<MinerFinding> Findings()
    {
        SilentPicture picture = Picture;
        return [.. Standings().SelectMany(s => picture.Of(s).Findings).Concat(picture.Findings).OrderBy(f => FindingSeverity.Rank(f.Severity)).ThenBy(f => f.SinceMs)];
    }

    public void Committed(CommittedState state)
    {
        long now = NowMs;
        long ahead = AgentTimes.Corrected(AgentTimes.AheadMs(parts.Presence.Get(state.AgentId)), state.Header.AtMs, now);
        if (Watch(state.AgentId).Committed(state, ahead, now))
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
            long now = NowMs;
            watch.JudgeSilent(AgentTimes.SilentSince(parts.Presence.Get(watch.AgentId), now), now, parts.Events);
        }

        LookAtGroups();
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

    private void LookAtGroups()
    {
        lock (_groupsLock)
        {
            Volatile.Write(ref _picture, _groups.Look(Standings()));
        }
    }

    private List<MinerStanding> Standings() => [.. _watches.Values.SelectMany(w => w.Standings())];

    private SiteWatch Watch(int agentId) => _watches.GetOrAdd(agentId, static (id, judge) => new SiteWatch(id, judge), parts.Judge);
}
