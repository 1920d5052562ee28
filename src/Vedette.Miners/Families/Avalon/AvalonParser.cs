using Vedette.Miners.Errors;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Avalon;

internal static class AvalonParser
{
    private const int MostModules = 16;
    private const int MostBoards = 48;
    private const int MostFans = 8;
    private const int MostErrors = 64;

    /// <summary>Of seven figures: error, three voltages and a current, watts of direct current, the wanted voltage, watts at the wall. Older power supplies do not tell the last.</summary>
    private const int WattsAtTheWall = 6;
    private const int WattsBehindIt = 4;

    /// <summary>One text for each module: older machines are several under one controller, newer ones a single one with a second text about its board.</summary>
    public static IReadOnlyList<AvalonText> ModulesOf(RpcReply reply)
    {
        var modules = new List<AvalonText>();
        foreach (ReplyValue section in reply.Section("STATS"))
        {
            foreach ((string name, ReplyValue value) in section.Members)
            {
                if (value.Text is not { } text || modules.Count == MostModules)
                {
                    continue;
                }

                if (name.StartsWith("MM ID", StringComparison.Ordinal) && text.Contains('[', StringComparison.Ordinal))
                {
                    modules.Add(new AvalonText(text));
                }
                else if (name.StartsWith("HB", StringComparison.Ordinal) && modules.Count > 0)
                {
                    modules[^1].Add(text);
                }
                else if (name.StartsWith("HB", StringComparison.Ordinal))
                {
                    modules.Add(new AvalonText(text));
                }
            }
        }

        // The board's text may come first, and is no module of its own.
        if (modules.Count == 2 && !modules[0].Has("Elapsed") && modules[1].Has("Elapsed"))
        {
            modules[0].TakeFrom(modules[1]);
            modules.RemoveAt(1);
        }

        return modules;
    }

    public static MinerSnapshot? Parse(DeviceReplies replies, IReadOnlyList<AvalonText> modules, MinerIdentity known)
    {
        ReplyValue summary = replies.Rpc("summary").First("SUMMARY");
        ReplyValue devs = replies.Rpc("devs").First("DEVS");
        if (modules.Count == 0 && !summary.Exists && !devs.Exists && !replies.Has("version"))
        {
            return null;
        }

        AvalonText text = modules.Count > 0 ? modules[0] : new AvalonText("");
        double? elapsed = NotNegative(text.Number("Elapsed")) ?? summary["Elapsed"].NotNegative;
        MinerHashrate rates = Rates(modules, summary, devs);
        MinerState state = State(text, rates.FiveSeconds, elapsed);
        var boards = new List<MinerBoard>();
        var fans = new List<MinerFan>();
        var errors = new List<MinerError>();
        foreach (AvalonText module in modules)
        {
            AddErrors(errors, module, boards.Count);
            AddBoards(boards, module, state);
            AddFans(fans, module);
        }

        IReadOnlyList<MinerPool> pools = CgminerPools.Parse(replies.Rpc("pools"), elapsed);
        MinerTemperatures ofBoards = Readings.OfBoards(boards);
        double? wall = Sum(modules, PowerOf);
        double? watts = wall ?? Sum(modules, DirectPowerOf);
        return replies.Begin(Identity(replies, known, text)) with
        {
            State = state,
            StateText = text.Word("SYSTEMSTATU"),
            ProcessUptimeSeconds = elapsed,
            Hashrate = rates,
            PowerWatts = watts,
            PowerLimitWatts = DeviceSentinels.Limit(text.Number("MPO")),
            PowerSource = watts is null ? PowerSource.Unknown : wall is null ? PowerSource.Reported : PowerSource.Measured,
            PowerMode = text.Word("WORKMODE"),
            Temperatures = ofBoards with
            {
                Chip = Hottest(modules) ?? ofBoards.Chip,
                Ambient = Readings.Temperature(text.Number("Temp") ?? text.Number("ITemp")),
                Inlet = Readings.Temperature(text.Number("HBITemp")),
                Outlet = Readings.Temperature(text.Number("HBOTemp")),
            },
            Fans = fans,
            Boards = boards,
            Pools = pools,
            Shares = CgminerPools.Shares(summary, pools) with { HardwareErrors = summary["Hardware Errors"].WholeCount ?? devs["Hardware Errors"].WholeCount },
            Errors = errors,
        };
    }

    private static double? PowerOf(AvalonText text) =>
        Positive(text.Number("WALLPOWER")) ?? (text.Numbers("PS") is { Count: > WattsAtTheWall } supply ? Positive(supply[WattsAtTheWall]) : null);

    /// <summary>Six figures, of which the fifth is what the power supply gives to the boards: less than what it takes.</summary>
    private static double? DirectPowerOf(AvalonText text) =>
        text.Numbers("PS") is { Count: WattsAtTheWall } supply ? Positive(supply[WattsBehindIt]) : null;

    private static double? Hottest(IReadOnlyList<AvalonText> modules)
    {
        double? hottest = null;
        foreach (AvalonText module in modules)
        {
            hottest = Readings.Temperature(module.Number("TMax")) is { } degrees && !(degrees <= hottest) ? degrees : hottest;
        }

        return hottest;
    }

    private static MinerIdentity Identity(DeviceReplies replies, MinerIdentity known, AvalonText text)
    {
        ReplyValue version = replies.Rpc("version").First("VERSION");
        string? product = version["PROD"].Word ?? known.RawModel ?? AvalonModel.OfVersion(text.Word("Ver"));
        return known with
        {
            Mac = MacAddress.Normalize(version["MAC"].Text) ?? known.Mac,
            Serial = version["DNA"].Word ?? text.Word("DNA") ?? known.Serial,
            RawModel = product,
            Model = AvalonModel.Readable(product, version["MODEL"].Word) ?? known.Model,
            FirmwareFamily = FirmwareFamily.Stock,
            FirmwareVersion = version.First("VERSION", "LVERSION", "CGVERSION").Word ?? known.FirmwareVersion,
            ApiVersion = version["API"].Word ?? known.ApiVersion,
            ControlBoard = version["HWTYPE"].Word ?? known.ControlBoard,
            Algorithm = known.Algorithm ?? "sha256d",
        };
    }

    /// <summary>The texts' own figure is what the machine does now; windows come from the program.</summary>
    private static MinerHashrate Rates(IReadOnlyList<AvalonText> modules, ReplyValue summary, ReplyValue devs)
    {
        MinerHashrate rates = CgminerRates.Parse(summary.Exists ? summary : devs);
        double? average = summary.Exists ? rates.Average : null;
        return rates with
        {
            FiveSeconds = Sum(modules, text => NotNegative(text.Number("GHSspd"))) * ReplyUnits.Giga ?? rates.FiveSeconds,
            Average = average ?? (Sum(modules, text => NotNegative(text.Number("GHSavg"))) * ReplyUnits.Giga) ?? rates.Average,
            Expected = Sum(modules, text => Positive(text.Number("GHSmm"))) * ReplyUnits.Giga,
        };
    }

    private static double? Sum(IReadOnlyList<AvalonText> modules, Func<AvalonText, double?> of)
    {
        double? sum = null;
        foreach (AvalonText module in modules)
        {
            sum = of(module) is { } figure ? (sum ?? 0) + figure : sum;
        }

        return sum;
    }

    private static MinerState State(AvalonText text, double? rate, double? elapsed)
    {
        string said = text.Word("SYSTEMSTATU") ?? "";
        if (said.Contains("In Idle", StringComparison.OrdinalIgnoreCase))
        {
            return Positive(text.Number("SoftOFF")) is null ? MinerState.Stopped : MinerState.Sleeping;
        }

        if (said.Contains("In Init", StringComparison.OrdinalIgnoreCase))
        {
            return MinerState.Starting;
        }

        return said.Contains("In Work", StringComparison.OrdinalIgnoreCase) && rate is null ? MinerState.Mining : Readings.StateByRate(rate, elapsed);
    }

    /// <summary>A machine that rests goes on telling the chips' temperatures of when it stopped. One of the oldest kind tells nothing of its boards, and counts as one.</summary>
    private static void AddBoards(List<MinerBoard> boards, AvalonText text, MinerState state)
    {
        IReadOnlyList<double> rates = text.Numbers("MGHS");
        IReadOnlyList<double> listed = text.Numbers("EEPROM");
        IReadOnlyList<double> hottest = text.Numbers("MTmax");
        IReadOnlyList<double> volts = text.Numbers("MVavg");
        IReadOnlyList<double> errors = text.Numbers("MH") is { Count: > 0 } ofBoards ? ofBoards : text.Numbers("HW");
        double? all = Positive(text.Number("TA"));
        int count = Count(text, Math.Max(rates.Count, hottest.Count), all);
        bool isResting = state is MinerState.Sleeping or MinerState.Stopped;
        for (int board = 0; board < count && boards.Count < MostBoards; board++)
        {
            IReadOnlyList<double> chips = text.Numbers($"PVT_T{board}");
            double? hot = At(hottest, board) ?? Highest(chips) ?? (count == 1 ? Readings.Temperature(text.Number("TMax")) : null);
            boards.Add(new MinerBoard
            {
                Slot = boards.Count,

                // A rate in the text is an average since the start: it stands still at rest.
                Hashrate = isResting ? 0 : NotNegative(At(rates, board)) * ReplyUnits.Giga,
                Chips = At(listed, board) is > 0 and <= 100_000 and var here ? (int)here : chips.Count > 0 ? chips.Count : null,
                ExpectedChips = all is <= 1_000_000 ? (int)all / count : null,
                ChipTemperature = isResting ? null : Readings.Temperature(hot),
                InletTemperature = count == 1 ? Readings.Temperature(text.Number("HBITemp")) : null,
                OutletTemperature = count == 1 ? Readings.Temperature(text.Number("HBOTemp")) : null,
                Volts = At(volts, board) is > 0 and var millivolts ? millivolts / 1000 : null,
                HardwareErrors = errors.Count == count && errors[board] is >= 0 and < 1e15 and var found ? (long)found : null,
            });
        }
    }

    /// <summary>Told by what there is of each; the oldest kind tells only the work of each board, and some nothing but the number of all chips.</summary>
    private static int Count(AvalonText text, int told, double? chips) => told > 0 ? told : text.Numbers("MW").Count is > 0 and < 9 and var worked ? worked : chips is null ? 0 : 1;

    private static void AddFans(List<MinerFan> fans, AvalonText text)
    {
        double? duty = ReplyUnits.Ratio(text.Number("FanR"));
        for (int number = 1; number <= MostFans && fans.Count < MostBoards; number++)
        {
            // A single fan has no number.
            if (DeviceSentinels.Rpm(text.Number($"Fan{number}") ?? (number == 1 ? text.Number("Fan") : null)) is { } rpm)
            {
                fans.Add(new MinerFan(MinerFanKind.Chassis, fans.Count, rpm, duty));
            }
        }
    }

    /// <summary>Sums of bits: of the machine, of each board, of the power supply.</summary>
    private static void AddErrors(List<MinerError> errors, AvalonText text, int firstSlot)
    {
        foreach (double machine in text.Numbers("ECMM"))
        {
            AddSome(errors, VendorErrors.DescribeAvalonBits(Bits(machine)));
        }

        IReadOnlyList<double> boards = text.Numbers("ECHU");
        for (int board = 0; board < boards.Count && board < MostBoards; board++)
        {
            AddSome(errors, VendorErrors.DescribeAvalonBits(Bits(boards[board]), firstSlot + board));
        }

        if (text.Numbers("PS") is { Count: > WattsAtTheWall } supply)
        {
            AddSome(errors, VendorErrors.DescribeAvalonPowerSupply(Bits(supply[0])));
        }
    }

    private static void AddSome(List<MinerError> errors, IReadOnlyList<MinerError> more)
    {
        foreach (MinerError error in more)
        {
            if (errors.Count < MostErrors)
            {
                errors.Add(error);
            }
        }
    }

    private static long Bits(double figure) => figure is > 0 and < 1e15 ? (long)figure : 0;

    private static double? At(IReadOnlyList<double> list, int index) => index < list.Count ? list[index] : null;

    private static double? Highest(IReadOnlyList<double> list)
    {
        double? highest = null;
        foreach (double item in list)
        {
            highest = item <= highest ? highest : item;
        }

        return highest;
    }

    private static double? Positive(double? number) => number > 0 ? number : null;

    private static double? NotNegative(double? number) => number >= 0 ? number : null;
}
