using System.Text.Json.Nodes;
using Vedette.Model.Miners;

namespace Vedette.Miners.Tests.WebFamilies;

/// <summary>Compares a snapshot with the facts that stand in a recording, worked out by hand. A fact without a rule here fails, so that none is passed over.</summary>
internal static class ExpectedFacts
{
    private const double Tolerance = 1e-6;

    /// <summary>Facts about the reply itself, and figures that a snapshot has no place for.</summary>
    private static readonly HashSet<string> OfTheReplyAlone = ["note", "make", "asic", "vin_mv", "best_diff_raw", "fans_rpm_rpc", "hashrate_avg_ths_devs"];

    private static readonly Dictionary<string, Func<MinerSnapshot, object?>> Rules = new(StringComparer.Ordinal)
    {
        ["model"] = s => s.Identity.Model,
        ["firmware_family"] = s => s.Identity.FirmwareFamily.ToString().ToLowerInvariant(),
        ["firmware_version"] = s => s.Identity.FirmwareVersion,
        ["algo"] = s => s.Identity.Algorithm,
        ["hashrate_ths"] = s => s.Hashrate.FiveSeconds / 1e12,
        ["hashrate_5s_ths"] = s => s.Hashrate.FiveSeconds / 1e12,
        ["hashrate_rt_ths"] = s => s.Hashrate.FiveSeconds / 1e12,
        ["hashrate_realtime_ths"] = s => s.Hashrate.FiveSeconds / 1e12,
        ["hashrate_15m_ths"] = s => s.Hashrate.FifteenMinutes / 1e12,
        ["hashrate_24h_ths"] = s => s.Hashrate.Day / 1e12,
        ["hashrate_avg_ths"] = s => s.Hashrate.Average / 1e12,
        ["hashrate_expected_ths"] = s => s.Hashrate.Expected / 1e12,
        ["hashrate_nominal_ths"] = s => s.Hashrate.Expected / 1e12,
        ["hashrate_sticker_ths"] = s => s.Hashrate.Label / 1e12,
        ["hashrate_stock_ths"] = s => s.Hashrate.Label / 1e12,
        ["hashrate_default_ths"] = s => s.Hashrate.Label / 1e12,
        ["hashrate_5s_mhs"] = s => s.Hashrate.FiveSeconds / 1e6,
        ["hashrate_expected_mhs"] = s => s.Hashrate.Expected / 1e6,
        ["board_hashrate_ths"] = s => s.Boards.Select(b => (b.Id, b.Hashrate / 1e12)),
        ["power_w"] = s => s.PowerWatts,
        ["psu_power_in_w"] = s => s.PowerWatts,
        ["power_limit_w"] = s => s.PowerLimitWatts,
        ["power_target_w"] = s => s.PowerLimitWatts,
        // Against the rate that the device itself computes with; see the bound below.
        ["efficiency_jth"] = s => s.EfficiencyJoulesPerTerahash,
        ["efficiency_jth_reported"] = s => s.PowerWatts / (s.Hashrate.FiveMinutes / 1e12),
        ["boards"] = s => s.Boards.Count,
        ["boards_detected"] = s => s.Boards.Count,
        ["boards_enabled"] = s => s.Boards.Count(b => b.State != "disabled"),
        ["boards_present"] = s => s.Boards.Count,
        ["board_ids"] = s => s.Boards.Select(b => (b.Id, (object?)b.Id)),
        ["board_names"] = s => s.Boards.Select(b => (b.Id, (object?)b.Id)),
        ["chips"] = s => s.Boards.Select(b => (b.Id, (double?)b.Chips)),
        ["chips_total"] = s => s.Boards.Sum(b => b.Chips),
        ["chips_present"] = s => s.Boards.Sum(b => b.Chips),
        ["board_temp_max_c"] = s => s.Boards.Select(b => (b.Id, b.BoardTemperature)),
        ["chip_temp_max_c"] = s => s.Boards.Select(b => (b.Id, b.ChipTemperature)),
        ["inlet_c"] = s => s.Boards.Select(b => (b.Id, b.InletTemperature)),
        ["outlet_c"] = s => s.Boards.Select(b => (b.Id, b.OutletTemperature)),
        ["freq_mhz"] = s => s.Boards.Select(b => (b.Id, b.FrequencyMegahertz)),
        ["core_mv"] = s => s.Boards[0].Volts * 1000,
        ["vr_temp_c"] = s => s.Temperatures.VoltageRegulator,
        ["psu_temp_c"] = s => s.Temperatures.PowerSupply,
        ["fans_rpm"] = s => Fans(s, MinerFanKind.Chassis),
        ["fans_rpm_web"] = s => Fans(s, MinerFanKind.Chassis),
        ["psu_fan_rpm"] = s => Fans(s, MinerFanKind.PowerSupply),
        ["fans_null"] = s => 12 - s.Fans.Count,
        ["uptime_s"] = s => s.UptimeSeconds ?? s.ProcessUptimeSeconds,
        ["uptime_s_web"] = s => s.UptimeSeconds,
        ["uptime_system_s"] = s => s.UptimeSeconds,
        ["uptime_miner_s"] = s => s.ProcessUptimeSeconds,
        ["mining_s"] = s => s.ProcessUptimeSeconds,
        ["accepted"] = s => s.Shares.Accepted,
        ["accepted_user"] = s => s.Shares.Accepted,
        ["rejected"] = s => s.Shares.Rejected,
        ["rejected_user"] = s => s.Shares.Rejected,
        ["stale"] = s => s.Shares.Stale,
        ["pools"] = s => s.Pools.Count,
        ["pools_alive"] = s => s.Pools.Count(p => p.Status == MinerPoolStatus.Alive),
        ["user_pools"] = s => s.Pools.Count(p => !p.IsDeveloperFee),
        ["devfee_pools"] = s => s.Pools.Count(p => p.IsDeveloperFee),
        ["active_pool_index"] = s => s.Pools.Single(p => p.Active == true).Index,
        ["pool"] = s => s.Pools.Single(p => p.Active == true).Url,
        ["pool_connected"] = s => s.Pools.Single(p => p.Active == true).Status == MinerPoolStatus.Alive,
        ["operating_state"] = s => s.StateText,
        ["state"] = s => s.StateText,
        ["errors"] = s => s.Errors.Count,
        ["error_log_entries"] = s => s.Errors.Count,
    };

    public static List<string> Differences(MinerSnapshot snapshot, JsonObject expect, IReadOnlyCollection<string> except)
    {
        List<string> differences = [];
        foreach (var (name, expected) in expect)
        {
            if (OfTheReplyAlone.Contains(name) || except.Contains(name)) continue;
            if (name is "board_temp_c" or "chip_temp_c") differences.AddRange(Temperatures(snapshot, name, expected!));
            else if (!Rules.TryGetValue(name, out var rule)) differences.Add($"{name}: no rule compares it");
            else if (!Same(rule(snapshot), expected, name.StartsWith("efficiency", StringComparison.Ordinal) ? 0.02 : Tolerance)) differences.Add($"{name}: expected {expected?.ToJsonString()}, read {Text(rule(snapshot))}");
        }
        return differences;
    }

    private static IEnumerable<(string?, double?)> Fans(MinerSnapshot snapshot, MinerFanKind kind) =>
        snapshot.Fans.Where(fan => fan.Kind == kind).OrderBy(fan => fan.Slot).Select(fan => ((string?)$"{fan.Slot}", fan.Rpm));

    /// <summary>One figure is the machine's; a list longer than the boards is that of one board's sensors, of which the hottest is told.</summary>
    private static IEnumerable<string> Temperatures(MinerSnapshot snapshot, string name, JsonNode expected)
    {
        Func<MinerBoard, double?> of = name == "board_temp_c" ? board => board.BoardTemperature : board => board.ChipTemperature;
        var isSame = expected is JsonArray sensors && sensors.Count > snapshot.Boards.Count
            ? Same(snapshot.Boards.Max(of), JsonValue.Create(sensors.Max(sensor => sensor!.GetValue<double>())), Tolerance)
            : expected is JsonValue ? Same(snapshot.Boards.Max(of), expected, Tolerance) : Same(snapshot.Boards.Select(board => (board.Id, of(board))), expected, Tolerance);
        if (!isSame) yield return $"{name}: expected {expected.ToJsonString()}, read {string.Join(", ", snapshot.Boards.Select(of))}";
    }

    private static bool Same(object? read, JsonNode? expected, double tolerance) => (read, expected) switch
    {
        (null, null) => true,
        (null, _) => false,
        (IEnumerable<(string? Id, double? Value)> list, JsonArray array) => list.Count() == array.Count && list.Zip(array).All(pair => Same(pair.First.Value, pair.Second, tolerance)),
        (IEnumerable<(string? Id, object? Value)> list, JsonArray array) => list.Count() == array.Count && list.Zip(array).All(pair => Same(pair.First.Value, pair.Second, tolerance)),
        (IEnumerable<(string? Id, double? Value)> list, JsonObject byId) => byId.All(entry => list.Any(board => board.Id == entry.Key && Same(board.Value, entry.Value, tolerance))),
        (int count, JsonArray array) => count == array.Count,
        (string text, JsonValue value) => value.TryGetValue(out string? wanted) && text == wanted,
        (bool flag, JsonValue value) => value.TryGetValue(out bool wanted) && flag == wanted,
        (_, JsonValue value) => value.TryGetValue(out double wanted) && Math.Abs(Convert.ToDouble(read) - wanted) <= Math.Max(tolerance, Math.Abs(wanted) * tolerance),
        _ => false,
    };

    private static string Text(object? value) => value switch
    {
        IEnumerable<(string? Id, double? Value)> list => string.Join(", ", list.Select(entry => $"{entry.Id}={entry.Value}")),
        IEnumerable<(string? Id, object? Value)> list => string.Join(", ", list.Select(entry => $"{entry.Value}")),
        _ => value?.ToString() ?? "nothing",
    };
}
