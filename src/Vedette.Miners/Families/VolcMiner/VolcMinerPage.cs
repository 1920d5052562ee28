using Vedette.Miners.Families.Antminer;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.VolcMiner;

/// <summary>The page that shows what the port tells, for a machine whose port is shut: figures with thousands commas, and rates in megahashes although they are called gigahashes.</summary>
internal static class VolcMinerPage
{
    public const string Path = "/cgi-bin/get_miner_status.cgi";

    private const int MostParts = 16;

    public static MinerSnapshot Fill(MinerSnapshot begun, ReplyValue page)
    {
        ReplyValue summary = page["summary"];
        double? rate = summary["ghs5s"].NotNegative * ReplyUnits.Mega;
        double? elapsed = DeviceDuration.Seconds(summary["elapsed"].Text);
        IReadOnlyList<MinerBoard> boards = Boards(page["devs"]);
        IReadOnlyList<MinerPool> pools = AntminerParser.WebPoolsOf(page["pools"]);
        return begun with
        {
            State = Readings.StateByRate(rate, elapsed),
            ProcessUptimeSeconds = elapsed,
            Hashrate = new MinerHashrate { FiveSeconds = rate, Average = summary["ghsav"].NotNegative * ReplyUnits.Mega },
            Temperatures = Readings.OfBoards(boards),
            Fans = Fans(page),
            Boards = boards,
            Pools = pools,
            Shares = CgminerPools.Shares(ReplyValue.Nothing, pools),
        };
    }

    private static IReadOnlyList<MinerBoard> Boards(ReplyValue listed) =>
        Readings.InOrder(listed.Items.Where(board => board["chain_acn"].SmallCount is > 0).Take(MostParts).Select((board, at) => (board["index"].Number ?? at, new MinerBoard
        {
            Slot = at,
            Id = board["index"].Word,
            Chips = board["chain_acn"].SmallCount,
            BoardTemperature = board["temp"].IsArray ? Readings.Highest(board["temp"].Items.Select(Readings.Temperature)) : Readings.Temperature(board["temp"]),
            FrequencyMegahertz = board["freq"].Positive,
        })));

    private static List<MinerFan> Fans(ReplyValue page)
    {
        var fans = new List<MinerFan>();
        for (int number = 1; number <= MostParts; number++)
        {
            if (DeviceSentinels.Rpm(page[$"fan{number}"].Number) is { } rpm)
            {
                fans.Add(new MinerFan(MinerFanKind.Chassis, fans.Count, rpm, null));
            }
        }

        return fans;
    }
}
