using System.Text.Json.Nodes;
using Vedette.Miners.Tests.WebFamilies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Tests.Families;

/// <summary>The rules for facts that the recordings of mining programs name and those of web interfaces do not; the rest are <see cref="ExpectedFacts"/>.</summary>
internal static class RecordedFacts
{
    private const double Tolerance = 1e-4;

    /// <summary>A snapshot holds no such figure: the mean of chips whose hottest counts, power behind the supply, another window of it.</summary>
    private static readonly HashSet<string> WithoutPlace = ["note", "make", "chip_temp_avg_c", "power_dc_w", "power_5min_w", "hashrate_avg_ths_devs", "efficiency_jth_reported", "chip_temps_listed"];

    private static readonly Dictionary<string, Func<MinerSnapshot, JsonNode, bool>> Rules = new(StringComparer.Ordinal)
    {
        // A recording's name of the model may say more than the device does: "AvalonMiner 15-194 (sold as 1566)", "Supra", "AT1500".
        ["model"] = (s, e) => s.Identity.Model is { } model && (e.GetValue<string>().StartsWith(model, StringComparison.OrdinalIgnoreCase) || model.Contains(e.GetValue<string>(), StringComparison.OrdinalIgnoreCase)),
        ["model_raw"] = (s, e) => s.Identity.RawModel == e.GetValue<string>(),
        ["mac"] = (s, e) => s.Identity.Mac is not null && (s.Identity.Mac == e.GetValue<string>() || e.GetValue<string>().StartsWith("taken from", StringComparison.Ordinal)),
        ["nameplate_ths"] = (s, e) => Near(s.Hashrate.Label / 1e12, e),
        ["hashrate_factory_ths"] = (s, e) => Near(s.Hashrate.Label / 1e12, e),
        ["hashrate_now_ths"] = (s, e) => Near(s.Hashrate.FiveSeconds / 1e12, e),
        // Real time and five seconds are two figures on some; the shorter window is told.
        ["hashrate_rt_ths"] = (s, e) => Near(s.Hashrate.FiveSeconds / 1e12, e) || Near(s.Hashrate.FiveMinutes / 1e12, e),
        ["hashrate_avg_ths_stats"] = (s, e) => Near(s.Hashrate.Average / 1e12, e),
        ["hashrate_avg_mhs"] = (s, e) => Near(s.Hashrate.Average / 1e6, e),
        ["board_hashrate_mhs"] = (s, e) => Nears(s.Boards.Select(b => b.Hashrate / 1e6), e),
        ["efficiency_jth_avg"] = (s, e) => Near(s.PowerWatts / (s.Hashrate.Average / 1e12), e),
        ["efficiency_jth_now"] = (s, e) => Near(s.EfficiencyJoulesPerTerahash, e),
        ["power_wall_w"] = (s, e) => Near(s.PowerWatts, e) && s.PowerSource == PowerSource.Measured,
        ["power_w"] = (s, e) => Near(s.PowerWatts, e) && s.PowerSource != PowerSource.Unknown,
        ["power_mode"] = (s, e) => s.PowerMode is { } mode && e.GetValue<string>().StartsWith(mode, StringComparison.Ordinal),
        ["profile"] = (s, e) => s.PowerMode == e.GetValue<string>(),
        ["chips"] = (s, e) => Nears(s.Boards.Select(b => (double?)b.Chips), e),
        ["chips_expected"] = (s, e) => Near(s.Boards.Sum(b => b.ExpectedChips), e),
        ["board_intake_c"] = (s, e) => Nears(s.Boards.Select(b => b.InletTemperature), e),
        ["board_voltage"] = (s, e) => s.Boards.Count > 0 && s.Boards.All(b => Near(b.Volts, e)),
        ["env_temp_c"] = (s, e) => Near(s.Temperatures.Ambient, e),
        ["temp_env_c"] = (s, e) => Near(s.Temperatures.Ambient, e),
        ["temp_hb_in_c"] = (s, e) => Near(s.Temperatures.Inlet, e),
        ["temp_hb_out_c"] = (s, e) => Near(s.Temperatures.Outlet, e),
        ["fan_duty"] = (s, e) => s.Fans.Count > 0 && s.Fans.All(f => Near(f.DutyRatio, e)),
        ["fans_rpm_by_name"] = (s, e) => Nears(s.Fans.OrderBy(f => f.Slot).Select(f => f.Rpm), new JsonArray([.. e.AsObject().OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Value!.DeepClone())])),
        ["is_mining"] = (s, e) => s.State == MinerState.Mining == e.GetValue<bool>(),
        // Less than the program has been running, so it is not how long the machine has.
        ["bootup_s"] = (s, e) => s.UptimeSeconds is null && s.ProcessUptimeSeconds > e.GetValue<double>(),
        ["pools_total"] = (s, e) => s.Pools.Count <= e.GetValue<int>(),
        ["pools_configured"] = (s, e) => s.Pools.Count == e.GetValue<int>(),
        ["pool_status_raw"] = (s, e) => s.Pools[0].Status == MinerPoolStatus.Alive && e[0]!.GetValue<string>() == "Alive",
        ["problems"] = (s, e) => s.Errors.Count == e.AsArray().Count,
    };

    public static List<string> Differences(MinerSnapshot snapshot, JsonObject expect, IReadOnlyCollection<string> except)
    {
        var differences = new List<string>();
        foreach ((string name, JsonNode? expected) in expect)
        {
            if (WithoutPlace.Contains(name) || except.Contains(name) || name is "web")
            {
                continue;
            }

            if (name == "rpc")
            {
                differences.AddRange(Differences(snapshot, expected!.AsObject(), except));
            }
            else if (name == "fans_rpm" && expected is JsonObject named)
            {
                double?[] chassis = [.. snapshot.Fans.Where(f => f.Kind == MinerFanKind.Chassis).Select(f => f.Rpm)];
                double? supply = snapshot.Fans.SingleOrDefault(f => f.Kind == MinerFanKind.PowerSupply)?.Rpm;
                if (!Near(chassis[0], named["in"]!) || !Near(chassis[1], named["out"]!) || !Near(supply, named["psu"]!))
                {
                    differences.Add($"fans_rpm: expected {named.ToJsonString()}, read {string.Join(", ", snapshot.Fans)}");
                }
            }
            else if (expected is not null && Rules.TryGetValue(name, out Func<MinerSnapshot, JsonNode, bool>? holds))
            {
                if (!holds(snapshot, expected))
                {
                    differences.Add($"{name}: expected {expected.ToJsonString()}, read otherwise: {snapshot}");
                }
            }
            else
            {
                differences.AddRange(ExpectedFacts.Differences(snapshot, new JsonObject { [name] = expected?.DeepClone() }, except));
            }
        }

        return differences;
    }

    public static string VendorOf(JsonObject expect) => expect["make"]?.GetValue<string>() switch
    {
        null or "bitmain" => "antminer",
        "microbt" => "whatsminer",
        "canaan" => "avalon",
        { } make => make,
    };

    private static bool Near(double? read, JsonNode expected) =>
        read is { } number && expected.GetValue<double>() is var wanted && Math.Abs(number - wanted) <= Math.Max(Tolerance, Math.Abs(wanted) * Tolerance);

    /// <summary>A list with nothing or 0 at a place speaks of one where there is no board.</summary>
    private static bool Nears(IEnumerable<double?> read, JsonNode expected)
    {
        JsonNode?[] wanted = [.. expected.AsArray().Where(one => one is not null && one.GetValue<double>() != 0)];
        double?[] got = [.. read];
        return wanted.Length == got.Length && wanted.Zip(got).All(pair => Near(pair.Second, pair.First!));
    }
}
