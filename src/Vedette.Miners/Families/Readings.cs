using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families;

/// <summary>Small rules that hold for every device: what is a temperature and what stands for the lack of one, and the like.</summary>
internal static class Readings
{
    /// <summary>Miners write 0, -1 or -273 for a sensor that is not there; beyond 200 nothing would answer any more.</summary>
    public static double? Temperature(double? celsius) => celsius is > -50 and < 200 and not 0 and not -1 ? celsius : null;

    public static double? Temperature(ReplyValue value) => Temperature(value.Number);

    /// <summary>The highest of those that are known.</summary>
    public static double? Highest(IEnumerable<double?> values) => values.Max();

    public static double? Lowest(IEnumerable<double?> values) => values.Min();

    /// <summary>The sum of those that are known; null where none is.</summary>
    public static double? Sum(IEnumerable<double?> values)
    {
        double? sum = null;
        foreach (var value in values)
        {
            if (value is { } known) sum = (sum ?? 0) + known;
        }
        return sum;
    }

    /// <summary>Null where nothing is known, and where the known ones are none while others may not be.</summary>
    public static long? Sum(IEnumerable<long?> values)
    {
        long? sum = null;
        var isPart = false;
        foreach (var value in values)
        {
            if (value is { } known) sum = Added(sum ?? 0, known);
            else isPart = true;
        }
        return isPart && sum is 0 ? null : sum;
    }

    /// <summary>Counts that a damaged reply drives to the end of numbers stay there.</summary>
    private static long Added(long sum, long count) => sum > long.MaxValue - count ? long.MaxValue : sum + count;

    public static double? Times(double? value, double factor) => value * factor;

    /// <summary>Boards in the order of the device's own numbers, counted from 0.</summary>
    public static IReadOnlyList<MinerBoard> InOrder(IEnumerable<(double Order, MinerBoard Board)> boards) =>
        [.. boards.OrderBy(entry => entry.Order).Select((entry, slot) => entry.Board with { Slot = slot })];

    /// <summary>The hottest places of all boards.</summary>
    public static MinerTemperatures OfBoards(IReadOnlyList<MinerBoard> boards) => new()
    {
        Board = Highest(boards.Select(board => board.BoardTemperature)),
        Chip = Highest(boards.Select(board => board.ChipTemperature)),
        Inlet = Lowest(boards.Select(board => board.InletTemperature)),
        Outlet = Highest(boards.Select(board => board.OutletTemperature)),
    };

    /// <summary>
    /// What a device that names no state is doing, told by its rate: one that was started a short time ago has none yet. That it gives nothing does not say that anybody stopped it: it may as well be broken.
    /// </summary>
    public static MinerState StateByRate(double? rate, double? uptimeSeconds) => rate switch
    {
        null => MinerState.Unknown,
        > 0 => MinerState.Mining,
        _ => uptimeSeconds is < 600 ? MinerState.Starting : MinerState.Unknown,
    };

    /// <summary>Some write Deed for Dead.</summary>
    public static MinerPoolStatus PoolStatus(string? word) => word?.ToUpperInvariant() switch
    {
        "ALIVE" or "ACTIVE" or "CONNECTED" or "WORKING" or "RUNNING" => MinerPoolStatus.Alive,
        "DEAD" or "DEED" or "UNREACHABLE" or "OFFLINE" or "DISCONNECTED" or "FAILED" or "REJECTING" => MinerPoolStatus.Dead,
        "DISABLED" or "IDLE" => MinerPoolStatus.Disabled,
        _ => MinerPoolStatus.Unknown,
    };
}
