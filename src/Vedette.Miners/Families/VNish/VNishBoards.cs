using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.VNish;

internal static class VNishBoards
{
    /// <param name="unit">Hashes per second in one of what the firmware counts rates in.</param>
    public static IReadOnlyList<MinerBoard> Of(ReplyValue chains, double unit) =>
        Readings.InOrder(chains.Items.Select((chain, at) => (chain["id"].Number ?? at, Board(chain, at, unit))));

    private static MinerBoard Board(ReplyValue chain, int at, double unit)
    {
        var state = chain["status"]["state"].Word;
        var chips = chain["chip_statuses"];
        int? working = chips.IsObject ? (chips["orange"].SmallCount ?? 0) + (chips["grey"].SmallCount ?? 0) : null;
        var all = working + (chips["red"].SmallCount ?? 0);
        return new MinerBoard
        {
            Slot = at,
            Id = chain["id"].Word,
            Serial = chain["serial"].Word,
            State = state,
            Hashrate = chain["hashrate_rt"].NotNegative * unit,
            ExpectedHashrate = chain["hashrate_ideal"].Positive * unit,
            // Before it begins, a board shows every chip as bad.
            Chips = working is 0 && state is "initializing" or "stopped" or "starting" ? null : working,
            ExpectedChips = all is > 0 ? all : null,
            BoardTemperature = Hottest(chain, "pcb_temp"),
            ChipTemperature = Hottest(chain, "chip_temp"),
            InletTemperature = Readings.Temperature(chain["inlet_water_temp"]),
            OutletTemperature = Readings.Temperature(chain["outlet_water_temp"]),
            FrequencyMegahertz = chain["frequency"].Positive,
            Volts = chain["voltage"].Positive / 1000,
            PowerWatts = chain.First("power_consumption", "power_usage").Positive,
            HardwareErrors = chain["hw_errors"].WholeCount,
        };
    }

    /// <summary>A range, or in older versions a list of sensors of which only those that measure count.</summary>
    private static double? Hottest(ReplyValue chain, string name)
    {
        if (Readings.Temperature(chain[name]["max"]) is { } max) return max;
        return Readings.Highest(chain[name + "_sens"].Items.Where(sensor => sensor["status"].Word is null or "measure").Select(sensor => Readings.Temperature(sensor["temp"])));
    }
}
