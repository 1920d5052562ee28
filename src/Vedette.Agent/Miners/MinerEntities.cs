using System.Globalization;
using Vedette.Collectors;
using Vedette.Miners.Sites;
using Vedette.Model.Miners;
using Vedette.Model.States;

namespace Vedette.Agent.Miners;

/// <summary>
/// The entities of one miner as it was read last; made anew with each read, so that the cycles between two reads allocate nothing. Of one that is offline the descriptions stay and the readings go:
/// the last value is not the present one.
/// </summary>
internal sealed class MinerEntities
{
    private readonly MinerSnapshot? _snapshot;
    private readonly MinerIdentity _identity;
    private readonly string _key;
    private readonly string? _macAlsoAt;
    private readonly IReadOnlyList<string> _actions;
    private readonly string[] _evidence;
    private readonly string[] _errors;
    private readonly string[] _boardKeys;
    private readonly string[] _poolKeys;
    private readonly string[] _fanKeys;

    public MinerEntities(SiteMiner miner)
    {
        _key = miner.Key;
        _identity = miner.Identity;
        _snapshot = miner.Snapshot;
        _macAlsoAt = miner.MacAlsoAt;
        _actions = ControlWays.Of(_identity)?.Actions ?? [];
        _evidence = [.. _identity.Evidence.Select(e => $"{e.Source}: {e.Marker}"), .. _macAlsoAt is null ? (string[])[] : [$"{MinerFields.SameMacSource}: {_macAlsoAt}"]];
        _errors = [.. (_snapshot?.Errors ?? []).Select(Error)];
        _boardKeys = [.. (_snapshot?.Boards ?? []).Select(b => $"{_key}/{b.Slot}")];
        _poolKeys = [.. (_snapshot?.Pools ?? []).Select(p => $"{_key}/{p.Group}/{p.Index}")];
        _fanKeys = [.. (_snapshot?.Fans ?? []).Select(f => $"{_key}/{MinerWords.Of(f.Kind)}/{f.Slot}")];
    }

    public bool AreOf(SiteMiner miner) => ReferenceEquals(miner.Snapshot, _snapshot) && ReferenceEquals(miner.Identity, _identity) && miner.MacAlsoAt == _macAlsoAt;

    public void Report(SiteMiner miner, IStateSink sink)
    {
        bool isPresent = !miner.IsOffline && !miner.IsDisplaced;
        Describe(miner, isPresent, sink.Description);
        FieldWriter readings = sink.Readings;
        readings.Integer(MinerFields.CollectedAt, miner.ReadAt?.ToUnixTimeMilliseconds());
        if (isPresent && _snapshot is not null)
        {
            Read(_snapshot, readings);
        }

        readings.Integer(MinerFields.MissedPolls, miner.Misses);
        sink.Add(EntityKind.Miner, _key);
        if (_snapshot is not null)
        {
            Parts(_snapshot, isPresent, sink);
        }
    }

    private void Describe(SiteMiner miner, bool isPresent, FieldWriter description)
    {
        description.Text(MinerFields.Address, miner.Address);
        description.Integer(MinerFields.Port, miner.Port);
        description.Text(MinerFields.Mac, _identity.Mac);
        description.Text(MinerFields.Serial, _identity.Serial);
        description.Text(MinerFields.Hostname, _identity.Hostname);
        description.Text(MinerFields.Vendor, _identity.Vendor);
        description.Text(MinerFields.Model, _identity.Model);
        description.Text(MinerFields.RawModel, _identity.RawModel);
        description.Text(MinerFields.FirmwareFamily, MinerWords.Of(_identity.FirmwareFamily));
        description.Text(MinerFields.FirmwareVersion, _identity.FirmwareVersion);
        description.Text(MinerFields.ApiVersion, _identity.ApiVersion);
        description.Text(MinerFields.ControlBoard, _identity.ControlBoard);
        description.Text(MinerFields.Algorithm, _identity.Algorithm);
        if (_snapshot is { } snapshot)
        {
            description.TextList(MinerFields.Transports, snapshot.Transports);
        }

        description.TextList(MinerFields.Evidence, _evidence.Length > 0 ? _evidence : null);
        description.Flag(MinerFields.IsAmbiguous, _identity.IsAmbiguous || _macAlsoAt is not null);
        description.Text(MinerFields.State, isPresent ? MinerWords.Of(_snapshot?.State ?? MinerState.Unknown) : MinerWords.Unreachable);
        if (_snapshot is { } told)
        {
            DescribeRead(told, isPresent, description);
        }

        description.Integer(MinerFields.DiscoveredAt, miner.DiscoveredAt.ToUnixTimeMilliseconds());
        description.Text(MinerFields.DiscoveredBy, MinerWords.Of(miner.DiscoveredBy));
        description.TextList(MinerFields.SupportedActions, _actions);
    }

    private void DescribeRead(MinerSnapshot snapshot, bool isPresent, FieldWriter description)
    {
        description.Text(MinerFields.StateText, isPresent ? snapshot.StateText : null);
        description.Text(MinerFields.PowerMode, snapshot.PowerMode);
        description.Text(MinerFields.PowerSource, MinerWords.Of(snapshot.PowerSource));
        description.TextList(MinerFields.Errors, isPresent ? _errors : null);
        description.Integer(MinerFields.ExpectedBoards, snapshot.ExpectedBoards);
        description.Integer(MinerFields.ExpectedFans, snapshot.ExpectedFans);
        description.Number(MinerFields.LabelHashrate, snapshot.Hashrate.Label);
        description.Flag(MinerFields.QualityPartial, snapshot.Quality.Partial);
        description.Flag(MinerFields.QualityTruncated, snapshot.Quality.Truncated);
        description.TextList(MinerFields.QualityMissing, snapshot.Quality.Missing);
        description.TextList(MinerFields.QualityRepaired, snapshot.Quality.Repaired);
        description.TextList(MinerFields.RawReplies, snapshot.RawReplies.Count > 0 ? snapshot.RawReplies : null);
    }

    private static void Read(MinerSnapshot snapshot, FieldWriter readings)
    {
        MinerHashrate hashrate = snapshot.Hashrate;
        readings.Number(MinerFields.TookSeconds, Math.Round(snapshot.Took.TotalSeconds, 3));
        readings.Number(MinerFields.HashrateFiveSeconds, hashrate.FiveSeconds);
        readings.Number(MinerFields.HashrateOneMinute, hashrate.OneMinute);
        readings.Number(MinerFields.HashrateFiveMinutes, hashrate.FiveMinutes);
        readings.Number(MinerFields.HashrateFifteenMinutes, hashrate.FifteenMinutes);
        readings.Number(MinerFields.HashrateAverage, hashrate.Average);
        readings.Number(MinerFields.HashrateDay, hashrate.Day);
        readings.Number(MinerFields.HashrateExpected, hashrate.Expected);
        readings.Number(MinerFields.PowerWatts, snapshot.PowerWatts);
        readings.Number(MinerFields.PowerLimitWatts, snapshot.PowerLimitWatts);
        readings.Number(MinerFields.Efficiency, snapshot.EfficiencyJoulesPerTerahash is { } efficiency ? Math.Round(efficiency, 3) : null);
        readings.Number(MinerFields.BoardTemperature, snapshot.Temperatures.Board);
        readings.Number(MinerFields.ChipTemperature, snapshot.Temperatures.Chip);
        readings.Number(MinerFields.InletTemperature, snapshot.Temperatures.Inlet);
        readings.Number(MinerFields.OutletTemperature, snapshot.Temperatures.Outlet);
        readings.Number(MinerFields.AmbientTemperature, snapshot.Temperatures.Ambient);
        readings.Number(MinerFields.PowerSupplyTemperature, snapshot.Temperatures.PowerSupply);
        readings.Number(MinerFields.VoltageRegulatorTemperature, snapshot.Temperatures.VoltageRegulator);
        readings.Number(MinerFields.UptimeSeconds, snapshot.UptimeSeconds);
        readings.Number(MinerFields.ProcessUptimeSeconds, snapshot.ProcessUptimeSeconds);
        readings.Integer(MinerFields.SharesAccepted, snapshot.Shares.Accepted);
        readings.Integer(MinerFields.SharesRejected, snapshot.Shares.Rejected);
        readings.Integer(MinerFields.SharesStale, snapshot.Shares.Stale);
        readings.Integer(MinerFields.HardwareErrors, snapshot.Shares.HardwareErrors);
    }

    private void Parts(MinerSnapshot snapshot, bool isPresent, IStateSink sink)
    {
        for (int i = 0; i < snapshot.Boards.Count; i++)
        {
            Board(snapshot.Boards[i], isPresent, sink);
            sink.Add(EntityKind.MinerBoard, _boardKeys[i]);
        }

        for (int i = 0; i < snapshot.Pools.Count; i++)
        {
            Pool(snapshot.Pools[i], isPresent, sink);
            sink.Add(EntityKind.MinerPool, _poolKeys[i]);
        }

        for (int i = 0; i < snapshot.Fans.Count; i++)
        {
            MinerFan fan = snapshot.Fans[i];
            sink.Description.Text(MinerFanFields.Miner, _key);
            sink.Description.Text(MinerFanFields.Kind, MinerWords.Of(fan.Kind));
            sink.Description.Integer(MinerFanFields.Slot, fan.Slot);
            sink.Readings.Number(MinerFanFields.Rpm, isPresent ? fan.Rpm : null);
            sink.Readings.Number(MinerFanFields.DutyRatio, isPresent ? fan.DutyRatio : null);
            sink.Add(EntityKind.MinerFan, _fanKeys[i]);
        }
    }

    private void Board(MinerBoard board, bool isPresent, IStateSink sink)
    {
        FieldWriter description = sink.Description;
        description.Text(MinerBoardFields.Miner, _key);
        description.Integer(MinerBoardFields.Slot, board.Slot);
        description.Text(MinerBoardFields.Id, board.Id);
        description.Text(MinerBoardFields.Serial, board.Serial);
        description.Text(MinerBoardFields.State, board.State);
        description.Integer(MinerBoardFields.Chips, board.Chips);
        description.Integer(MinerBoardFields.ExpectedChips, board.ExpectedChips);
        description.Text(MinerBoardFields.ChipMap, board.ChipMap);
        if (!isPresent)
        {
            return;
        }

        FieldWriter readings = sink.Readings;
        readings.Number(MinerBoardFields.Hashrate, board.Hashrate);
        readings.Number(MinerBoardFields.ExpectedHashrate, board.ExpectedHashrate);
        readings.Number(MinerBoardFields.BoardTemperature, board.BoardTemperature);
        readings.Number(MinerBoardFields.ChipTemperature, board.ChipTemperature);
        readings.Number(MinerBoardFields.InletTemperature, board.InletTemperature);
        readings.Number(MinerBoardFields.OutletTemperature, board.OutletTemperature);
        readings.Number(MinerBoardFields.FrequencyMegahertz, board.FrequencyMegahertz);
        readings.Number(MinerBoardFields.Volts, board.Volts);
        readings.Number(MinerBoardFields.PowerWatts, board.PowerWatts);
        readings.Integer(MinerBoardFields.HardwareErrors, board.HardwareErrors);
    }

    private void Pool(MinerPool pool, bool isPresent, IStateSink sink)
    {
        FieldWriter description = sink.Description;
        description.Text(MinerPoolFields.Miner, _key);
        description.Integer(MinerPoolFields.Group, pool.Group);
        description.Integer(MinerPoolFields.Index, pool.Index);
        description.Integer(MinerPoolFields.Priority, pool.Priority);
        description.Text(MinerPoolFields.Url, pool.Url);
        description.Text(MinerPoolFields.Worker, pool.Worker);
        description.Text(MinerPoolFields.Status, MinerWords.Of(pool.Status));
        description.Flag(MinerPoolFields.Active, pool.Active);
        description.Flag(MinerPoolFields.IsDeveloperFee, pool.IsDeveloperFee);
        if (!isPresent)
        {
            return;
        }

        FieldWriter readings = sink.Readings;
        readings.Integer(MinerPoolFields.Accepted, pool.Accepted);
        readings.Integer(MinerPoolFields.Rejected, pool.Rejected);
        readings.Integer(MinerPoolFields.Stale, pool.Stale);
        readings.Number(MinerPoolFields.LastShareAgeSeconds, pool.LastShareAgeSeconds);
        readings.Number(MinerPoolFields.Difficulty, pool.Difficulty);
    }

    // As MinerFields.Errors says; only the last part may hold the sign between the parts.
    private static string Error(MinerError error) => string.Create(
        CultureInfo.InvariantCulture,
        $"{MinerWords.Of(error.Severity)}|{Part(error.Code)}|{Part(error.Component)}|{error.BoardSlot}|{error.Since?.ToUnixTimeMilliseconds()}|{error.Text}");

    private static string? Part(string? text) => text?.Replace('|', '/');
}
