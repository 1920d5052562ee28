using Vedette.Collectors;
using Vedette.Miners.Sites;
using Vedette.Model.Miners;

namespace Vedette.Agent.Miners;

/// <summary>Writes what was read of one miner as samples, under base units and without its worker. What it does not say is left out.</summary>
internal sealed class MinerSeriesWriter(string key)
{
    private const double HertzPerMegahertz = 1e6;

    private readonly SeriesOfMiner _series = new(key);
    private readonly MinerInfoSeries _info = new();
    private readonly List<string> _states = [];
    private IReadOnlyList<MinerError> _errors = [];
    private bool _hasPoolShares;

    /// <summary>The read that was written last; 0 = none.</summary>
    public long LastRead { get; private set; }

    /// <summary>When it was last told that the miner is offline; null since it came back.</summary>
    public double? OfflineToldAt { get; private set; }

    public void WriteOffline(ISampleSink sink)
    {
        OfflineToldAt = sink.MonotonicSeconds;
        sink.Add(_series.Of("miner_up"), 0);
    }

    public void Write(SiteMiner miner, MinerSnapshot snapshot, ISampleSink sink)
    {
        LastRead = miner.ReadNumber;
        OfflineToldAt = null;
        _series.Begin();
        sink.Add(_info.Of(miner), 1);
        Add(sink, "miner_up", 1);
        States(snapshot.State, sink);
        Hashrates(snapshot.Hashrate, sink);
        Power(snapshot, sink);
        Temperatures(snapshot.Temperatures, sink);
        foreach (MinerFan fan in snapshot.Fans)
        {
            var slot = new SeriesLabel("fan", MinerWords.Of(fan.Slot));
            var kind = new SeriesLabel("kind", MinerWords.Of(fan.Kind));
            Add(sink, "miner_fan_speed_rpm", fan.Rpm, slot, kind);
            Add(sink, "miner_fan_duty_ratio", fan.DutyRatio, slot, kind);
        }

        foreach (MinerBoard board in snapshot.Boards)
        {
            Board(board, sink);
        }

        Pools(snapshot, sink);
        Add(sink, "miner_hw_errors_total", snapshot.Shares.HardwareErrors);
        Add(sink, "miner_uptime_seconds", snapshot.UptimeSeconds);
        Add(sink, "miner_process_uptime_seconds", snapshot.ProcessUptimeSeconds);
        Add(sink, "miner_restarts_total", miner.Restarts);
        Errors(snapshot.Errors, sink);
    }

    // 1 for the present one, 0 for those that it was in before.
    private void States(MinerState state, ISampleSink sink)
    {
        if (MinerWords.Of(state) is not { } present)
        {
            return;
        }

        Add(sink, "miner_mining", state is MinerState.Mining or MinerState.Tuning ? 1 : 0);
        if (!_states.Contains(present, StringComparer.Ordinal))
        {
            _states.Add(present);
        }

        foreach (string known in _states)
        {
            Add(sink, "miner_state", known == present ? 1 : 0, new SeriesLabel("state", known));
        }
    }

    private void Hashrates(MinerHashrate hashrate, ISampleSink sink)
    {
        const string metric = "miner_hashrate_hashes_per_second";
        Add(sink, metric, hashrate.FiveSeconds, new SeriesLabel("window", "5s"));
        Add(sink, metric, hashrate.OneMinute, new SeriesLabel("window", "1m"));
        Add(sink, metric, hashrate.FiveMinutes, new SeriesLabel("window", "5m"));
        Add(sink, metric, hashrate.FifteenMinutes, new SeriesLabel("window", "15m"));
        Add(sink, metric, hashrate.Average, new SeriesLabel("window", "avg"));
        Add(sink, metric, hashrate.Day, new SeriesLabel("window", "24h"));
        Add(sink, "miner_hashrate_expected_hashes_per_second", hashrate.Expected);
    }

    private void Power(MinerSnapshot snapshot, ISampleSink sink)
    {
        var source = new SeriesLabel("source", MinerWords.Of(snapshot.PowerSource));
        Add(sink, "miner_power_watts", snapshot.PowerWatts, source);
        Add(sink, "miner_power_limit_watts", snapshot.PowerLimitWatts);
        Add(sink, "miner_efficiency_joules_per_terahash", snapshot.EfficiencyJoulesPerTerahash is { } efficiency ? Math.Round(efficiency, 2) : null, source);
    }

    private void Temperatures(MinerTemperatures temperatures, ISampleSink sink)
    {
        Temperature(sink, temperatures.Board, "board");
        Temperature(sink, temperatures.Chip, "chip");
        Temperature(sink, temperatures.Inlet, "inlet");
        Temperature(sink, temperatures.Outlet, "outlet");
        Temperature(sink, temperatures.Ambient, "ambient");
        Temperature(sink, temperatures.PowerSupply, "psu");
        Temperature(sink, temperatures.VoltageRegulator, "vr");
    }

    private void Board(MinerBoard board, ISampleSink sink)
    {
        var slot = new SeriesLabel("board", MinerWords.Of(board.Slot));
        Add(sink, "miner_board_hashrate_hashes_per_second", board.Hashrate, slot);
        Add(sink, "miner_board_hashrate_expected_hashes_per_second", board.ExpectedHashrate, slot);
        Add(sink, "miner_board_chips", board.Chips, slot);
        Add(sink, "miner_board_chips_expected", board.ExpectedChips, slot);
        Add(sink, "miner_board_frequency_hertz", board.FrequencyMegahertz * HertzPerMegahertz, slot);
        Add(sink, "miner_board_voltage_volts", board.Volts, slot);
        Add(sink, "miner_board_power_watts", board.PowerWatts, slot);
        Add(sink, "miner_board_hw_errors_total", board.HardwareErrors, slot);
        Temperature(sink, board.BoardTemperature, "board", slot);
        Temperature(sink, board.ChipTemperature, "chip", slot);
        Temperature(sink, board.InletTemperature, "inlet", slot);
        Temperature(sink, board.OutletTemperature, "outlet", slot);
    }

    // Shares by pool where the pools tell them, else of the whole miner: one of the two, so that a sum counts each share once.
    private void Pools(MinerSnapshot snapshot, ISampleSink sink)
    {
        foreach (MinerPool pool in snapshot.Pools)
        {
            var number = new SeriesLabel("pool", pool.Group == 0 ? MinerWords.Of(pool.Index) : $"{pool.Group}/{pool.Index}");
            var host = new SeriesLabel("host", PoolHost.Of(pool.Url));
            Add(sink, "miner_pool_active", Flag(pool.Active), number, host);
            Add(sink, "miner_pool_up", pool.Status switch { MinerPoolStatus.Alive => 1, MinerPoolStatus.Dead => 0, _ => null }, number, host);
            Add(sink, "miner_pool_last_share_age_seconds", pool.LastShareAgeSeconds, number, host);
            _hasPoolShares |= pool.Accepted is not null;
            Shares(sink, number, new MinerShares(pool.Accepted, pool.Rejected, pool.Stale, null));
        }

        if (!_hasPoolShares)
        {
            Shares(sink, default, snapshot.Shares);
        }
    }

    private void Shares(ISampleSink sink, SeriesLabel pool, MinerShares shares)
    {
        const string metric = "miner_shares_total";
        Add(sink, metric, shares.Accepted, new SeriesLabel("result", "accepted"), pool);
        Add(sink, metric, shares.Rejected, new SeriesLabel("result", "rejected"), pool);
        Add(sink, metric, shares.Stale, new SeriesLabel("result", "stale"), pool);
    }

    // One that has passed is 0 once, so that its line ends where it ended.
    private void Errors(IReadOnlyList<MinerError> errors, ISampleSink sink)
    {
        for (int i = 0; i < errors.Count; i++)
        {
            if (!HasBefore(errors, i, errors[i]))
            {
                Error(sink, errors[i], 1);
            }
        }

        for (int i = 0; i < _errors.Count; i++)
        {
            if (!HasBefore(_errors, i, _errors[i]) && !HasBefore(errors, errors.Count, _errors[i]))
            {
                Error(sink, _errors[i], 0);
            }
        }

        _errors = errors;
    }

    private static bool HasBefore(IReadOnlyList<MinerError> errors, int end, MinerError error)
    {
        for (int i = 0; i < end; i++)
        {
            if (errors[i].Code == error.Code && errors[i].Component == error.Component)
            {
                return true;
            }
        }

        return false;
    }

    private void Error(ISampleSink sink, MinerError error, double value) =>
        Add(sink, "miner_error_active", value, new SeriesLabel("code", error.Code), new SeriesLabel("component", error.Component));

    private void Temperature(ISampleSink sink, double? celsius, string sensor, SeriesLabel board = default) =>
        Add(sink, "miner_temperature_celsius", celsius, new SeriesLabel("sensor", sensor), board);

    private void Add(ISampleSink sink, string metric, double? value, SeriesLabel first = default, SeriesLabel second = default)
    {
        if (value is { } known && double.IsFinite(known))
        {
            sink.Add(_series.Of(metric, first, second), known);
        }
    }

    private static double? Flag(bool? flag) => flag switch { true => 1, false => 0, null => null };
}
