using Vedette.Server.Miners.Judgement;
using Vedette.Server.Miners.Judgement.Rules;
using Vedette.Server.Miners.Judgement.Truth;
using Vedette.Server.Miners.Places;
using Vedette.Server.Miners.Roster;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.Rows;

/// <summary>Makes the rows of lists: what was told, what people decided, and what is thought of it.</summary>
internal sealed class MinerRows(MinerRowBook book, MinerRoster roster, IMinerJudgements judgements, PlaceBook places, TimeProvider clock)
{
    public async Task<List<MinerRow>> ReadAsync(Func<RosteredMiner, bool> which, CancellationToken stop)
    {
        await book.RefreshAsync(stop);
        long now = NowMs();
        PlaceMap map = places.Map;
        return [.. roster.All.Where(which).Select(m => Row(m, map, now))];
    }

    /// <summary>Null where there is no such miner.</summary>
    public async Task<(RosteredMiner Miner, MinerFacts? Facts, MinerRow Row)?> FindAsync(int id, CancellationToken stop)
    {
        await book.RefreshAsync(stop);
        return roster.Find(id) is { } miner ? (miner, book.FactsOf(miner), Row(miner, places.Map, NowMs())) : null;
    }

    /// <summary>A miner of a rack stands where the rack does.</summary>
    public static MinerRow Placed(MinerRow row, PlaceMap map) => row is { ContainerId: null, RackId: int rack } && map.Rack(rack)?.ContainerId is int container ? row with { ContainerId = container } : row;

    private MinerRow Row(RosteredMiner miner, PlaceMap map, long nowMs)
    {
        MinerFacts? facts = book.FactsOf(miner);
        MinerJudgement judgement = judgements.Of(facts?.AgentId ?? miner.AgentId, miner.Key);
        return Placed(Row(miner, facts?.Told, book.Find(facts?.AgentId ?? miner.AgentId)?.AtMs ?? 0, judgement, nowMs), map);
    }

    public static MinerRow Row(RosteredMiner miner, ToldRow? told, long stateAtMs, MinerJudgement judgement, long nowMs)
    {
        string status = MinerStatus.Of(miner, told, stateAtMs, judgement, nowMs);
        bool isStale = status != MinerStatus.Offline && told is not null && MinerStatus.IsStale(told, stateAtMs, judgement, nowMs);
        bool isUnheard = isStale && judgement.Verdict != MinerVerdicts.Stale;
        ToldRow? figures = status == MinerStatus.Offline || isStale ? null : told;
        return new MinerRow
        {
            Id = miner.Id,
            Key = miner.Key,
            SiteId = miner.SiteId,
            AgentId = miner.AgentId,
            Name = miner.Name ?? told?.Name ?? UsualName(miner, told),
            IpAddress = told?.IpAddress,
            Port = told?.Port,
            Mac = told?.Mac,
            Serial = told?.Serial,
            Hostname = told?.Hostname,
            Vendor = told?.Vendor,
            Model = told?.Model,
            Algorithm = told?.Algorithm,
            FirmwareFamily = told?.FirmwareFamily,
            FirmwareVersion = told?.FirmwareVersion,
            State = told?.State,
            Status = status,
            Verdict = status == MinerStatus.Offline ? MinerStatus.Offline : isStale ? MinerVerdicts.Stale : judgement.Verdict,
            VerdictReasons = isUnheard ? [TruthReasons.NotHeardOf.Sentence] : judgement.Reasons,
            VerdictStatements = isUnheard ? [TruthReasons.NotHeardOf] : judgement.Statements,
            Issues = judgement.Findings.Count == 0 ? [] : [.. judgement.Findings.Select(f => f.Type).Distinct(StringComparer.Ordinal)],
            Severity = MinerStatus.Worst(judgement.Findings),
            Hashrate = figures?.Hashrate,
            HashrateExpected = told?.HashrateExpected,
            PowerWatts = figures?.PowerWatts,
            EfficiencyJoulesPerTerahash = figures?.Efficiency,
            TemperatureBoard = figures?.TemperatureBoard,
            TemperatureChip = figures?.TemperatureChip,
            HeatLimits = HeatLimits.For(told?.Vendor, told?.FirmwareFamily),
            Fans = figures?.Fans ?? [],
            PoolUrl = told?.PoolUrl,
            Worker = told?.Worker,
            RejectedRatio = figures?.RejectedRatio,
            UptimeSeconds = figures?.UptimeSeconds,
            ContainerId = miner.ContainerId,
            RackId = miner.RackId,
            RackRow = miner.RackRow,
            RackColumn = miner.RackColumn,
            PoolId = miner.PoolId,
            Tags = miner.Tags,
            Paused = miner.IsPaused,
            SupportedActions = told?.SupportedActions,
            FirstSeen = miner.FirstSeenMs,
            LastSeen = told?.CollectedAtMs,
            Figures = figures,
        };
    }

    private static string UsualName(RosteredMiner miner, ToldRow? told) =>
        told is null ? miner.Key : $"{told.Model ?? (told.Vendor is null or MinerStatus.Unknown ? "Unknown" : told.Vendor)}-{told.IpAddress ?? miner.Key}";

    private long NowMs() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
