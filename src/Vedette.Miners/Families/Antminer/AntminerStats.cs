using System.Text;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Antminer;

/// <summary>
/// The reply to <c>stats</c> in both its shapes: numbered members (chain_rate1, temp_chip1 "78-50-69-70", fan1), and a list of boards under <c>chain</c>, which the web page gives, too.
/// The firmware that others made of Bitmain's tells its boards in the first shape.
/// </summary>
internal sealed class AntminerStats
{
    /// <summary>S9-era firmware numbers its three boards from 6, and the largest machines have 16 places.</summary>
    private const int MostBoards = 32;
    private const int MostFans = 12;

    public IReadOnlyList<MinerBoard> Boards { get; private init; } = [];

    public IReadOnlyList<MinerFan> Fans { get; private init; } = [];

    public double? ElapsedSeconds { get; private init; }

    public double? FiveSeconds { get; private init; }

    public double? Average { get; private init; }

    public double? Expected { get; private init; }

    public double? PowerWatts { get; private init; }

    /// <summary>What the figures without a unit count.</summary>
    public double Unit { get; private init; } = ReplyUnits.Giga;

    public static bool HasBoards(IReadOnlyList<ReplyValue> sections)
    {
        ReplyValue entry = EntryOf(sections);
        return entry["chain"].Count > 0 || entry["chain_acn1"].Exists || HasAnyBoard(entry);
    }

    /// <param name="usualUnit">Of the rates whose names say none, where the reply does not say it either.</param>
    public static AntminerStats Parse(IReadOnlyList<ReplyValue> sections, double usualUnit = ReplyUnits.Giga)
    {
        ReplyValue entry = EntryOf(sections);
        if (!entry.Exists)
        {
            return new AntminerStats();
        }

        double unit = AntminerUnits.Of(sections[0]["Type"].Word, entry["rate_unit"].Word) is var told && told != ReplyUnits.Giga ? told : usualUnit;
        IReadOnlyList<MinerBoard> boards = entry["chain"].IsArray ? ListedBoards(entry["chain"], unit) : NumberedBoards(entry, unit);
        return new AntminerStats
        {
            Boards = boards,
            Fans = FansOf(entry),
            ElapsedSeconds = entry.First("Elapsed", "elapsed").NotNegative,
            FiveSeconds = CgminerRates.Rate(entry, "5s", unit) ?? (entry["rate_5s"].NotNegative * unit),
            Average = CgminerRates.Rate(entry, "av", unit) ?? (entry["rate_avg"].NotNegative * unit),
            Expected = entry.First("total_rateideal", "rate_ideal").Positive * unit,
            Unit = unit,
            PowerWatts = PowerOf(entry),
        };
    }

    /// <summary>The first section tells the program, the one behind it the figures; a damaged reply may have them in one or in none.</summary>
    public static ReplyValue EntryOf(IReadOnlyList<ReplyValue> sections)
    {
        foreach (ReplyValue section in sections)
        {
            if (section["chain"].IsArray || section["chain_acn1"].Exists || section["fan_num"].Exists || section["fan1"].Exists || HasAnyBoard(section))
            {
                return section;
            }
        }

        return sections.Count > 1 ? sections[1] : ReplyValue.Nothing;
    }

    private static bool HasAnyBoard(ReplyValue entry)
    {
        for (int number = 0; number <= MostBoards; number++)
        {
            if (entry[$"chain_acn{number}"].Exists || entry[$"chain_rate{number}"].Exists)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A place without chips is listed with zeros and, on some, with an ideal rate: only chips or a rate make a board.</summary>
    private static List<MinerBoard> NumberedBoards(ReplyValue entry, double unit)
    {
        var boards = new List<MinerBoard>();
        for (int number = 0; number <= MostBoards; number++)
        {
            int? chips = entry[$"chain_acn{number}"].SmallCount;
            double? rate = entry.First($"chain_rate{number}", $"chain_avgrate{number}").NotNegative;
            if (chips is not > 0 && (chips is not null || rate is not > 0))
            {
                continue;
            }

            IReadOnlyList<double> board = ReplyNumber.ParseList(entry[$"temp_pcb{number}"].Text);
            IReadOnlyList<double> chip = ReplyNumber.ParseList(entry[$"temp_chip{number}"].Text);
            boards.Add(new MinerBoard
            {
                Slot = boards.Count,
                Id = $"{number}",
                Serial = entry.First($"chain_sn{number}", $"sn{number}").Word,
                Hashrate = rate * unit,
                ExpectedHashrate = entry[$"chain_rateideal{number}"].Positive * unit,
                Chips = chips,
                ChipMap = ChipMap(entry[$"chain_acs{number}"].Text),
                BoardTemperature = Hottest(board) ?? Readings.Temperature(entry[$"temp{number}"]),
                ChipTemperature = Hottest(chip) ?? Readings.Temperature(entry[$"temp2_{number}"]),
                FrequencyMegahertz = entry.First($"freq_avg{number}", $"freq{number}").Positive,
                Volts = Volts(entry.First($"chain_voltage{number}", $"chain_vol{number}").Positive),
                PowerWatts = entry.First($"chain_power{number}", $"chain_consumption{number}").Positive,
                HardwareErrors = entry[$"chain_hw{number}"].WholeCount,
            });
        }

        return boards;
    }

    private static List<MinerBoard> ListedBoards(ReplyValue list, double unit)
    {
        var boards = new List<(double Order, MinerBoard Board)>();
        foreach (ReplyValue entry in list.Items)
        {
            int? chips = entry["asic_num"].SmallCount;
            double? rate = entry["rate_real"].NotNegative;
            if (boards.Count == MostBoards || (chips is not > 0 && (chips is not null || rate is not > 0)))
            {
                continue;
            }

            boards.Add((entry["index"].Number ?? boards.Count, new MinerBoard
            {
                Slot = 0,
                Id = entry["index"].Word,
                Serial = entry["sn"].Word,
                Hashrate = rate * unit,
                ExpectedHashrate = entry["rate_ideal"].Positive * unit,
                Chips = chips,
                ChipMap = ChipMap(entry["asic"].Text),
                BoardTemperature = Hottest(entry["temp_pcb"]),
                ChipTemperature = Hottest(entry["temp_chip"]),
                FrequencyMegahertz = entry["freq_avg"].Positive,
                HardwareErrors = entry["hw"].WholeCount,
            }));
        }

        return [.. Readings.InOrder(boards)];
    }

    /// <summary>Where there are numbers, those that turn count: old firmware begins with the third or fifth. One that stands is listed where its place is certain.</summary>
    private static List<MinerFan> FansOf(ReplyValue entry)
    {
        var fans = new List<MinerFan>();
        if (entry["fan"].IsArray)
        {
            foreach (ReplyValue fan in entry["fan"].Items)
            {
                if (fans.Count < MostFans)
                {
                    fans.Add(new MinerFan(MinerFanKind.Chassis, fans.Count, DeviceSentinels.Rpm(fan.Number), null));
                }
            }

            return fans;
        }

        int told = entry["fan_num"].SmallCount ?? 0;
        int turning = 0;
        int last = 0;
        for (int number = 1; number <= MostFans; number++)
        {
            if (entry[$"fan{number}"].Positive is not null)
            {
                turning++;
                last = number;
            }
        }

        bool areFirst = last <= told && turning < told;
        for (int number = 1; number <= MostFans; number++)
        {
            double? rpm = DeviceSentinels.Rpm(entry[$"fan{number}"].Number);
            if (rpm is > 0 || (rpm is 0 && areFirst && number <= told))
            {
                fans.Add(new MinerFan(MinerFanKind.Chassis, fans.Count, rpm, null));
            }
        }

        return fans;
    }

    /// <summary>Of the machine, under the names that the firmware in the field uses: "chain_power":"3250 W", or the sum over the boards.</summary>
    private static double? PowerOf(ReplyValue entry)
    {
        if ((entry["total_power"].Positive ?? LeadingNumber(entry["chain_power"].Text) ?? entry.First("power", "Power", "watt", "Watt").Positive) is { } watts)
        {
            return watts;
        }

        double? sum = null;
        for (int number = 0; number <= MostBoards; number++)
        {
            sum = entry.First($"chain_power{number}", $"chain_consumption{number}").Positive is { } board ? (sum ?? 0) + board : sum;
        }

        return sum;
    }

    /// <summary>The first of "3250 W (AB 1)".</summary>
    private static double? LeadingNumber(string? text)
    {
        if (text is null)
        {
            return null;
        }

        int bracket = text.IndexOf('(', StringComparison.Ordinal);
        return ReplyNumber.Parse(bracket < 0 ? text : text[..bracket]) is > 0 and var number ? number : null;
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

    private static double? Hottest(ReplyValue list)
    {
        double? hottest = null;
        foreach (ReplyValue item in list.Items)
        {
            hottest = Readings.Temperature(item) is { } degrees && !(degrees <= hottest) ? degrees : hottest;
        }

        return hottest;
    }

    private static double? Hottest(IReadOnlyList<double> list)
    {
        double? hottest = null;
        foreach (double item in list)
        {
            hottest = Readings.Temperature(item) is { } degrees && !(degrees <= hottest) ? degrees : hottest;
        }

        return hottest;
    }
}
