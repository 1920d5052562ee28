using System.Text;
using Vedette.Miners.Catalogue;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Antminer;

/// <summary>The boards in the reply to <c>stats</c>: numbered members, or a list.</summary>
internal static class AntminerBoards
{
    /// <summary>S9-era firmware numbers its three boards from 6, and the largest machines have 16 places.</summary>
    public const int Most = 32;

    /// <param name="unit">What the figures of the whole count.</param>
    /// <param name="whole">Hashes per second of the whole.</param>
    public static IReadOnlyList<MinerBoard> Parse(ReplyValue entry, string? model, string? toldUnit, double unit, double? whole)
    {
        List<MinerBoard> boards = entry["chain"].IsArray ? Listed(entry["chain"]) : Numbered(entry);
        double? sum = null;
        double? largest = null;
        foreach (MinerBoard board in boards)
        {
            sum = board.Hashrate is { } rate ? (sum ?? 0) + rate : sum;
            largest = Higher(largest, Higher(board.Hashrate, board.ExpectedHashrate));
        }

        double own = AntminerUnits.Of(model, toldUnit, unit, largest, boards.Count);
        own = AntminerUnits.OfBoards(own, sum * own, whole);
        bool isLiquid = ModelTable.Find("antminer", model)?.Fans == 0;
        for (int i = 0; i < boards.Count; i++)
        {
            MinerBoard board = boards[i] with { Slot = i, Hashrate = boards[i].Hashrate * own, ExpectedHashrate = boards[i].ExpectedHashrate * own };
            boards[i] = WithNamedRate(isLiquid ? WithWater(board, entry) : board, entry);
        }

        return boards;
    }

    /// <summary>A place without chips is listed with zeros and, on some, with an ideal rate: only chips or a rate make a board. Rates as they stand there.</summary>
    private static List<MinerBoard> Numbered(ReplyValue entry)
    {
        var boards = new List<MinerBoard>();
        for (int number = 0; number <= Most; number++)
        {
            int? chips = entry[$"chain_acn{number}"].SmallCount;
            double? rate = entry[$"chain_rate{number}"].NotNegative ?? entry[$"chain_avgrate{number}"].NotNegative;
            if (chips is not > 0 && (chips is not null || rate is not > 0))
            {
                continue;
            }

            boards.Add(new MinerBoard
            {
                Slot = boards.Count,
                Id = $"{number}",
                Serial = entry.First($"chain_sn{number}", $"sn{number}").Word,
                Hashrate = rate,
                ExpectedHashrate = entry[$"chain_rateideal{number}"].Positive,
                Chips = chips,
                ChipMap = ChipMap(entry[$"chain_acs{number}"].Text),
                BoardTemperature = Hottest(entry, $"temp_pcb{number}", $"temp_out_pcb_{number}", $"temp_in_pcb_{number}") ?? Readings.Temperature(entry[$"temp{number}"]),
                ChipTemperature = Hottest(entry, $"temp_chip{number}", $"temp_out_chip_{number}", $"temp_in_chip_{number}") ?? Readings.Temperature(entry[$"temp2_{number}"]),
                FrequencyMegahertz = entry.First($"freq_avg{number}", $"freq{number}").Positive,
                Volts = Volts(entry.First($"chain_voltage{number}", $"chain_vol{number}", $"voltage{number}").Positive),
                PowerWatts = AntminerStats.Believed(entry.First($"chain_power{number}", $"chain_consumption{number}").Positive, rate * ReplyUnits.Giga),
                HardwareErrors = entry[$"chain_hw{number}"].WholeCount,
            });
        }

        return boards;
    }

    private static List<MinerBoard> Listed(ReplyValue list)
    {
        var boards = new List<(double Order, MinerBoard Board)>();
        foreach (ReplyValue entry in list.Items)
        {
            int? chips = entry["asic_num"].SmallCount;
            double? rate = entry["rate_real"].NotNegative;
            if (boards.Count == Most || (chips is not > 0 && (chips is not null || rate is not > 0)))
            {
                continue;
            }

            boards.Add((entry["index"].Number ?? boards.Count, new MinerBoard
            {
                Slot = 0,
                Id = entry["index"].Word,
                Serial = entry["sn"].Word,
                Hashrate = rate,
                ExpectedHashrate = entry["rate_ideal"].Positive,
                Chips = chips,
                ChipMap = ChipMap(entry["asic"].Text),
                BoardTemperature = Hottest(Numbers(entry["temp_pcb"])),
                ChipTemperature = Hottest(Numbers(entry["temp_chip"])),
                FrequencyMegahertz = entry["freq_avg"].Positive,
                HardwareErrors = entry["hw"].WholeCount,
            }));
        }

        return [.. Readings.InOrder(boards)];
    }

    /// <summary>Machines that count otherwise than in gigahashes tell the boards' averages with their unit: "6809.27 GH/s".</summary>
    private static MinerBoard WithNamedRate(MinerBoard board, ReplyValue entry) =>
        board.Hashrate is null && ReplyUnits.Hashrate(entry[$"CHAIN AVG HASHRATE{board.Id}"].Text) is >= 0 and var rate ? board with { Hashrate = rate } : board;

    /// <summary>Of four sensors of a board under water the first is where the water comes in and the third where it goes out. Some models write the water's two to the chips' places and zeros behind.</summary>
    private static MinerBoard WithWater(MinerBoard board, ReplyValue entry)
    {
        ReplyValue listed = Find(entry["chain"], board.Id);
        IReadOnlyList<double> chip = listed.Exists ? Numbers(listed["temp_chip"]) : ReplyNumber.ParseList(entry[$"temp_chip{board.Id}"].Text);
        if (chip is [> 0, > 0, 0, 0])
        {
            return board with { InletTemperature = Readings.Temperature(chip[0]), OutletTemperature = Readings.Temperature(chip[1]), ChipTemperature = null };
        }

        IReadOnlyList<double> places = listed.Exists ? Numbers(listed["temp_pcb"]) : ReplyNumber.ParseList(entry[$"temp_pcb{board.Id}"].Text);
        return places.Count == 4 && places[0] > 0 && places[2] >= places[0]
            ? board with { InletTemperature = Readings.Temperature(places[0]), OutletTemperature = Readings.Temperature(places[2]) }
            : board;
    }

    private static ReplyValue Find(ReplyValue list, string? index)
    {
        foreach (ReplyValue item in list.Items)
        {
            if (item["index"].Word == index)
            {
                return item;
            }
        }

        return ReplyValue.Nothing;
    }

    /// <summary>o and x only: the rest are gaps between groups.</summary>
    private static string? ChipMap(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 4096)
        {
            return null;
        }

        var map = new StringBuilder(text.Length);
        foreach (char letter in text)
        {
            map.Append(letter switch { 'o' or 'O' => "o", 'x' or 'X' => "x", _ => "" });
        }

        return map.Length > 0 ? map.ToString() : null;
    }

    /// <summary>Some give volts, some a hundredth or a thousandth of it.</summary>
    private static double? Volts(double? figure) => figure switch
    {
        null => null,
        < 100 => figure,
        < 5000 => figure / 100,
        _ => figure / 1000,
    };

    private static List<double> Numbers(ReplyValue list)
    {
        var numbers = new List<double>();
        foreach (ReplyValue item in list.Items)
        {
            if (numbers.Count < Most)
            {
                numbers.Add(item.Number ?? 0);
            }
        }

        return numbers;
    }

    private static double? Hottest(ReplyValue entry, params ReadOnlySpan<string> names)
    {
        double? hottest = null;
        foreach (string name in names)
        {
            hottest = Higher(hottest, Hottest(ReplyNumber.ParseList(entry[name].Text)));
        }

        return hottest;
    }

    private static double? Hottest(IReadOnlyList<double> list)
    {
        double? hottest = null;
        foreach (double item in list)
        {
            hottest = Higher(hottest, Readings.Temperature(item));
        }

        return hottest;
    }

    private static double? Higher(double? first, double? second) => first is null || second > first ? second ?? first : first;
}
