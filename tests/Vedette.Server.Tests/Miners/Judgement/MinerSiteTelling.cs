using Microsoft.Extensions.Logging.Abstractions;
using Vedette.Model.Hosts;
using Vedette.Model.States;
using Vedette.Protocol.States;
using Vedette.Server.Fleet;
using Vedette.Server.Miners.Judgement;
using Vedette.Server.Miners.Judgement.Truth;
using Vedette.Server.Miners.Places;
using Vedette.Storage.States;
using Vedette.Testing;

namespace Vedette.Server.Tests.Miners.Judgement;

/// <summary>A site agent whose miners a test sets by hand, and who judges them. A minute is a poll of all of them.</summary>
internal sealed class MinerSiteTelling
{
    public const int AgentId = 7;

    private readonly long _mostWaitingBytes;
    private readonly FieldWriter _description = new();
    private readonly FieldWriter _readings = new();
    private StateTracker _tracker = new(TimeSpan.FromHours(6));

    /// <param name="mostWaitingBytes">Of states that wait to be judged.</param>
    public MinerSiteTelling(long mostWaitingBytes = CommittedStates.MostBytes)
    {
        _mostWaitingBytes = mostWaitingBytes;
        Presence.Known[AgentId] = Online();
        Judgements = NewJudgements();
    }

    public ManualClock Clock { get; } = new();

    public ScriptedPlaces Places { get; } = new();

    public ScriptedPresence Presence { get; } = new();

    public ScriptedPoolView Pools { get; } = new();

    public StoredStates Stored { get; } = new();

    public MinerJudgementEvents Events { get; } = new(NullLogger<MinerJudgementEvents>.Instance);

    public List<ToldMiner> Miners { get; } = [];

    public MinerJudgements Judgements { get; private set; }

    /// <summary>The agent's clock minus ours.</summary>
    public TimeSpan Ahead { get; set; }

    public long NowMs => Clock.GetUtcNow().ToUnixTimeMilliseconds();

    private long AgentMs => NowMs + (long)Ahead.TotalMilliseconds;

    public static MinerSiteTelling WithOne(out ToldMiner miner)
    {
        var site = new MinerSiteTelling();
        site.Miners.Add(miner = new ToldMiner("02:11:22:33:44:55"));
        return site;
    }

    public ToldMiner Add(string key, int? rack = null)
    {
        var miner = new ToldMiner(key);
        Miners.Add(miner);
        if (rack is { } id)
        {
            Places.Racks[key] = id;
        }

        return miner;
    }

    /// <summary>Each minute every miner that answers works and is read.</summary>
    public void Pass(int minutes, Action<int>? before = null)
    {
        for (int minute = 1; minute <= minutes; minute++)
        {
            Work(() => before?.Invoke(minute));
            Judgements.Look(CancellationToken.None);
        }
    }

    /// <summary>Each minute every miner works and is read, and nobody looks at what comes of it.</summary>
    public void PassUnseen(int minutes)
    {
        for (int minute = 1; minute <= minutes; minute++)
        {
            Work(() => { });
        }
    }

    /// <summary>Time goes on and nothing is told.</summary>
    public void Wait(int minutes)
    {
        for (int half = 0; half < minutes * 2; half++)
        {
            Clock.Advance(TimeSpan.FromSeconds(30));
            Judgements.Look(CancellationToken.None);
        }
    }

    public byte[] Tell(bool reaches = true)
    {
        _tracker.Begin(AgentMs);
        foreach (ToldMiner miner in Miners)
        {
            Observe(miner);
        }

        foreach (EntityKind kind in (EntityKind[])[EntityKind.Miner, EntityKind.MinerBoard, EntityKind.MinerPool, EntityKind.MinerFan])
        {
            _tracker.EndKind(kind);
        }

        byte[] payload = _tracker.Finish().ToArray();
        StateHeader header = new StateReader(payload).Header;
        Stored.Add(header, payload);
        if (reaches)
        {
            Reach(payload);
        }

        return payload;
    }

    public void Reach(byte[] payload) => Judgements.Committed(new CommittedState(AgentId, new StateReader(payload).Header, payload));

    public void RestartAgent() => _tracker = new StateTracker(TimeSpan.FromHours(6));

    public void RestartServer() => Judgements = NewJudgements();

    public void AgentFallsSilent() => Presence.Known[AgentId] = new HostPresence { Status = HostStatus.Offline, StatusSinceMs = NowMs, LastSeenMs = NowMs, Metrics = new double?[HostMetrics.All.Count] };

    public void AgentComesBack() => Presence.Known[AgentId] = Online();

    public MinerJudgement Of(ToldMiner miner) => Judgements.Of(AgentId, miner.Key);

    public string Verdict(ToldMiner miner) => Of(miner).Verdict;

    public MinerFinding? Finding(string type) => Judgements.Findings().FirstOrDefault(f => f.Type == type);

    public string[] Types() => [.. Judgements.Findings().Select(f => f.Type)];

    private static HostPresence Online() => new() { Status = HostStatus.Online, Metrics = new double?[HostMetrics.All.Count] };

    private void Work(Action before)
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        before();
        foreach (ToldMiner miner in Miners)
        {
            miner.Work(60);
            if (miner.MissedPolls > 0)
            {
                miner.MissedPolls++;
            }
            else
            {
                miner.ReadAtMs = AgentMs;
            }
        }

        Tell();
    }

    private MinerJudgements NewJudgements()
    {
        var judge = new MinerJudge(new Lazy<IMinerPlaces>(Places), new Lazy<IPoolView>(Pools));
        return new MinerJudgements(new MinerJudgementParts(new Lazy<IStateReader>(Stored), Presence, judge, Events, Clock) { Committed = new CommittedStates(_mostWaitingBytes) });
    }

    private void Observe(ToldMiner miner)
    {
        bool present = miner.MissedPolls < 3;
        Begin();
        _description.Text(MinerFields.Address, miner.Address);
        _description.Text(MinerFields.Vendor, miner.Vendor);
        _description.Text(MinerFields.Algorithm, miner.Algorithm);
        _description.TextList(MinerFields.Evidence, miner.Evidence);
        _description.Flag(MinerFields.IsAmbiguous, miner.Ambiguous);
        _description.Text(MinerFields.State, present ? miner.State : "unreachable");
        _description.Text(MinerFields.PowerMode, miner.PowerMode);
        _description.TextList(MinerFields.Errors, miner.Errors);
        _description.Integer(MinerFields.ExpectedBoards, miner.ExpectedBoards);
        _description.Integer(MinerFields.ExpectedFans, miner.ExpectedFans);
        _description.Number(MinerFields.LabelHashrate, miner.Label);
        _description.Flag(MinerFields.QualityPartial, miner.Partial);
        _readings.Integer(MinerFields.CollectedAt, miner.ReadAtMs);
        if (present)
        {
            _readings.Number(MinerFields.HashrateFiveSeconds, miner.Rate);
            _readings.Number(MinerFields.HashrateExpected, miner.Expected);
            _readings.Number(MinerFields.PowerWatts, miner.Power);
            _readings.Number(MinerFields.PowerLimitWatts, miner.PowerLimit);
            _readings.Number(MinerFields.BoardTemperature, miner.BoardTemperature);
            _readings.Number(MinerFields.ChipTemperature, miner.ChipTemperature);
            _readings.Number(MinerFields.ProcessUptimeSeconds, miner.Uptime);
            _readings.Integer(MinerFields.SharesAccepted, (long?)miner.Accepted);
            _readings.Integer(MinerFields.SharesRejected, (long?)miner.Rejected);
            _readings.Integer(MinerFields.HardwareErrors, (long?)miner.HardwareErrors);
        }

        _readings.Integer(MinerFields.MissedPolls, miner.MissedPolls);
        _tracker.Observe(EntityKind.Miner, miner.Key, _description.Written, _readings.Written);
        ObserveBoards(miner, present);
        ObservePool(miner, 0, (miner.PoolUrl, miner.PoolStatus, true), present);
        for (int i = 0; i < miner.SparePools.Count; i++)
        {
            ObservePool(miner, i + 1, miner.SparePools[i], present);
        }
    }

    private void ObserveBoards(ToldMiner miner, bool present)
    {
        for (int slot = 0; slot < miner.Boards.Count; slot++)
        {
            Begin();
            _description.Text(MinerBoardFields.Miner, miner.Key);
            _description.Integer(MinerBoardFields.Slot, slot);
            _description.Integer(MinerBoardFields.Chips, miner.Chips[slot]);
            _description.Integer(MinerBoardFields.ExpectedChips, 114);
            if (present)
            {
                _readings.Number(MinerBoardFields.Hashrate, miner.Boards[slot]);
                _readings.Number(MinerBoardFields.ExpectedHashrate, miner.BoardExpected[slot]);
            }

            _tracker.Observe(EntityKind.MinerBoard, $"{miner.Key}/{slot}", _description.Written, _readings.Written);
        }

        for (int slot = 0; slot < miner.Fans.Count; slot++)
        {
            ObserveFan(miner, "chassis", slot, present ? miner.Fans[slot] : null);
        }

        if (miner.PowerSupplyFan is { } rpm)
        {
            ObserveFan(miner, "psu", 0, present ? rpm : null);
        }
    }

    private void ObserveFan(ToldMiner miner, string kind, int slot, double? rpm)
    {
        Begin();
        _description.Text(MinerFanFields.Miner, miner.Key);
        _description.Text(MinerFanFields.Kind, kind);
        _description.Integer(MinerFanFields.Slot, slot);
        _readings.Number(MinerFanFields.Rpm, rpm);
        _tracker.Observe(EntityKind.MinerFan, $"{miner.Key}/{kind}/{slot}", _description.Written, _readings.Written);
    }

    private void ObservePool(ToldMiner miner, int index, (string Url, string? Status, bool Active) pool, bool present)
    {
        Begin();
        _description.Text(MinerPoolFields.Miner, miner.Key);
        _description.Integer(MinerPoolFields.Group, 0);
        _description.Integer(MinerPoolFields.Index, index);
        _description.Text(MinerPoolFields.Url, pool.Url);
        _description.Text(MinerPoolFields.Worker, miner.Worker);
        _description.Text(MinerPoolFields.Status, pool.Status);
        _description.Flag(MinerPoolFields.Active, pool.Active && !miner.SparePools.Exists(s => s.Active && s.Url != pool.Url));
        if (present && index == 0)
        {
            _readings.Number(MinerPoolFields.LastShareAgeSeconds, miner.LastShareAge);
            _readings.Number(MinerPoolFields.Difficulty, miner.Difficulty);
        }

        _tracker.Observe(EntityKind.MinerPool, $"{miner.Key}/0/{index}", _description.Written, _readings.Written);
    }

    private void Begin()
    {
        _description.Reset();
        _readings.Reset();
    }
}
