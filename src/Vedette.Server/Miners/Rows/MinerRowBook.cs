using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Threading.Channels;
using Vedette.Model.States;
using Vedette.Protocol.States;
using Vedette.Server.Fleet;
using Vedette.Server.Miners.Roster;
using Vedette.Server.Twin;
using Vedette.Storage.Control;
using Vedette.Storage.States;

namespace Vedette.Server.Miners.Rows;

/// <summary>
/// The miners of every agent as its newest state tells them. A commit only marks its agent; what it touched is read in the background, or by who asks before that. Agents without miners cost
/// a look at the kinds of their entities. To be registered behind the <see cref="LiveTwins"/>, which must hear of a commit first.
/// </summary>
internal sealed partial class MinerRowBook(AgentRegistry agents, MinerRoster roster, MinerNumbers numbers, LiveTwins twins, ILogger<MinerRowBook> log)
    : BackgroundService, IStateCommitListener, IAgentListener
{
    private readonly ConcurrentDictionary<int, AgentMiners> _agents = new();
    private readonly ConcurrentDictionary<int, byte> _changed = new();
    private readonly Channel<byte> _wake = Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    // Held over one round of reading; never taken by the writer's thread. Guards _numbered, the states whose miners have their numbers.
    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly Dictionary<int, AgentMiners> _numbered = [];
    private FrozenDictionary<int, AgentMiners[]> _bySite = FrozenDictionary<int, AgentMiners[]>.Empty;
    private volatile bool _started;

    public AgentMiners? Find(int agentId) => _agents.GetValueOrDefault(agentId);

    /// <summary>What is told of a miner: by the agent that saw it last, or by another of its site that read it later. Null where it is gone and was not seen since the start.</summary>
    public MinerFacts? FactsOf(RosteredMiner miner)
    {
        MinerFacts? best = Find(miner.AgentId)?.Find(miner.Key);
        foreach (AgentMiners told in Volatile.Read(ref _bySite).GetValueOrDefault(miner.SiteId) ?? [])
        {
            if (told.AgentId != miner.AgentId && told.Find(miner.Key) is { } other && !(best?.Told.CollectedAtMs >= other.Told.CollectedAtMs))
            {
                best = other;
            }
        }

        return best;
    }

    public void Committed(CommittedState state)
    {
        if (_agents.ContainsKey(state.AgentId) || TellsOfMiners(state.Payload.Span))
        {
            Mark(state.AgentId);
        }
    }

    public void AgentChanged(AgentChange change)
    {
        if (change.Kind == AgentChangeKind.Deleted)
        {
            _agents.TryRemove(change.AgentId, out _);
            Mark(change.AgentId);
        }
        else if (_agents.ContainsKey(change.AgentId))
        {
            Mark(change.AgentId);
        }
    }

    /// <summary>Returns when everything that was committed before the call is in the rows, and every miner of it has its number.</summary>
    public async Task RefreshAsync(CancellationToken stop)
    {
        if (_started && _changed.IsEmpty && _reading.CurrentCount > 0)
        {
            return;
        }

        await _reading.WaitAsync(stop);
        try
        {
            Begin();
            foreach (int agentId in _changed.Keys)
            {
                _changed.TryRemove(agentId, out _);
                await ReadAsync(agentId, stop);
            }

            Volatile.Write(ref _bySite, _agents.Values.GroupBy(a => agents.Find(a.AgentId)?.SiteId ?? 0).ToFrozenDictionary(g => g.Key, g => g.ToArray()));
        }
        finally
        {
            _reading.Release();
        }
    }

    public override void Dispose()
    {
        _reading.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            do
            {
                await RefreshSafelyAsync(stoppingToken);
            }
            while (await _wake.Reader.WaitToReadAsync(stoppingToken) && _wake.Reader.TryRead(out _));
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private static bool TellsOfMiners(ReadOnlySpan<byte> payload)
    {
        var reader = new StateReader(payload);
        while (reader.TryRead(out EntityDelta entity))
        {
            if (entity.Appears && entity.Kind is EntityKind.Miner or EntityKind.MinerRange)
            {
                return true;
            }
        }

        return false;
    }

    private async Task RefreshSafelyAsync(CancellationToken stop)
    {
        try
        {
            await RefreshAsync(stop);
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or StateFormatException)
        {
            // A full disk must not end the loop; the next state of the agent is tried again.
            LogFailed(failure);
        }
    }

    /// <summary>At a start: whoever had miners, and whoever is there for them.</summary>
    private void Begin()
    {
        if (_started)
        {
            return;
        }

        foreach (int agentId in roster.All.Select(m => m.AgentId).Concat(agents.All.Where(a => a.Kind == AgentKind.Site || a.SiteId is not null).Select(a => a.Id)))
        {
            _changed[agentId] = 0;
        }

        _started = true;
    }

    private async Task ReadAsync(int agentId, CancellationToken stop)
    {
        if (agents.Find(agentId) is null || twins.Newest(agentId) is not { } newest)
        {
            _numbered.Remove(agentId);
            return;
        }

        AgentMiners now = AgentMiners.Of(agentId, newest, Find(agentId));
        _agents[agentId] = now;
        try
        {
            await numbers.TakeAsync(agentId, now, _numbered.GetValueOrDefault(agentId), (siteId, key) => Other(agentId, siteId, key), stop);
            _numbered[agentId] = now;
        }
        catch
        {
            _changed[agentId] = 0;
            throw;
        }
    }

    private int? Other(int agentId, int siteId, string key)
    {
        foreach ((int other, AgentMiners told) in _agents)
        {
            if (other != agentId && told.Present.Contains(key) && agents.Find(other)?.SiteId == siteId)
            {
                return other;
            }
        }

        return null;
    }

    private void Mark(int agentId)
    {
        _changed[agentId] = 0;
        _wake.Writer.TryWrite(0);
    }

    [LoggerMessage(EventId = 1401, Level = LogLevel.Warning, Message = "The miners of a state were not written down; the next state is tried again.")]
    private partial void LogFailed(Exception failure);
}
