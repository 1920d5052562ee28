using Vedette.Miners.Errors;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Avalon;

internal static class AvalonParser
{
    private const int MostBoards = 16;
    private const int MostFans = 8;

    /// <summary>Of seven figures: error, three voltages and a current, watts of direct current, the wanted voltage, watts at the wall.</summary>
    private const int WattsAtTheWall = 6;

    public static AvalonText TextOf(RpcReply reply)
    {
        var texts = new List<string>();
        foreach (ReplyValue section in reply.Section("STATS"))
        {
            foreach ((string name, ReplyValue value) in section.Members)
            {
                if ((name.StartsWith("MM ID", StringComparison.Ordinal) || name.StartsWith("HB", StringComparison.Ordinal)) && value.Text is { } text)
                {
                    texts.Add(text);
                }
            }
        }

        return AvalonText.Parse(texts);
    }

    public static MinerSnapshot? Parse(DeviceReplies replies, AvalonText text, MinerIdentity known)
    {
        ReplyValue summary = replies.Rpc("summary").First("SUMMARY");
        ReplyValue devs = replies.Rpc("devs").First("DEVS");
        if (text.IsEmpty && !summary.Exists && !devs.Exists && !replies.Has("version"))
        {
            return null;
        }

        double? elapsed = text.Number("Elapsed") ?? summary["Elapsed"].NotNegative;
        MinerHashrate rates = Rates(text, summary, devs);
        MinerState state = State(text, rates.FiveSeconds, elapsed);
        IReadOnlyList<MinerBoard> boards = Boards(text, state);
        IReadOnlyList<MinerPool> pools = CgminerPools.Parse(replies.Rpc("pools"), elapsed);
        MinerTemperatures ofBoards = Readings.OfBoards(boards);
        double? watts = Positive(text.Number("WALLPOWER")) ?? (text.Numbers("PS") is { Count: > WattsAtTheWall } supply ? Positive(supply[WattsAtTheWall]) : null);
        return replies.Begin(Identity(replies, known)) with
        {
            State = state,
            StateText = text.Word("SYSTEMSTATU"),
            ProcessUptimeSeconds = elapsed,
            Hashrate = rates,
            PowerWatts = watts,
            PowerLimitWatts = DeviceSentinels.Limit(text.Number("MPO")),
            PowerSource = watts is null ? PowerSource.Unknown : PowerSource.Measured,
            PowerMode = text.Word("WORKMODE"),
            Temperatures = ofBoards with
            {
                Chip = Readings.Temperature(text.Number("TMax")) ?? ofBoards.Chip,
                Ambient = Readings.Temperature(text.Number("Temp") ?? text.Number("ITemp")),
                Inlet = Readings.Temperature(text.Number("HBITemp")),
                Outlet = Readings.Temperature(text.Number("HBOTemp")),
            },
            Fans = Fans(text),
            Boards = boards,
            Pools = pools,
            Shares = CgminerPools.Shares(summary, pools) with { HardwareErrors = summary["Hardware Errors"].WholeCount ?? devs["Hardware Errors"].WholeCount },
            Errors = Errors(text),
        };
    }

    private static MinerIdentity Identity(DeviceReplies replies, MinerIdentity known)
    {
        ReplyValue version = replies.Rpc("version").First("VERSION");
        string? product = version["PROD"].Word ?? known.RawModel;
        return known with
        {
            Mac = MacAddress.Normalize(version["MAC"].Text) ?? known.Mac,
            Serial = version["DNA"].Word ?? known.Serial,
            RawModel = product,
            Model = AvalonModel.Readable(product, version["MODEL"].Word) ?? known.Model,
            FirmwareFamily = FirmwareFamily.Stock,
            FirmwareVersion = version.First("VERSION", "LVERSION", "CGVERSION").Word ?? known.FirmwareVersion,
            ApiVersion = version["API"].Word ?? known.ApiVersion,
            ControlBoard = version["HWTYPE"].Word ?? known.ControlBoard,
            Algorithm = known.Algorithm ?? "sha256d",
        };
    }

    /// <summary>The text's own figure is what the machine does now; windows come from the program.</summary>
    private static MinerHashrate Rates(AvalonText text, ReplyValue summary, ReplyValue devs)
    {
        MinerHashrate rates = CgminerRates.Parse(summary.Exists ? summary : devs);
        double? average = summary.Exists ? rates.Average : null;
        return rates with
        {
            FiveSeconds = NotNegative(text.Number("GHSspd")) * ReplyUnits.Giga ?? rates.FiveSeconds,
            Average = average ?? (NotNegative(text.Number("GHSavg")) * ReplyUnits.Giga) ?? rates.Average,
            Expected = Positive(text.Number("GHSmm")) * ReplyUnits.Giga,
        };
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

    /// <summary>A machine that rests goes on telling the chips' temperatures of when it stopped.</summary>
    private static List<MinerBoard> Boards(AvalonText text, MinerState state)
    {
        IReadOnlyList<double> rates = text.Numbers("MGHS");
        IReadOnlyList<double> listed = text.Numbers("EEPROM");
        IReadOnlyList<double> hottest = text.Numbers("MTmax");
        IReadOnlyList<double> volts = text.Numbers("MVavg");
        IReadOnlyList<double> errors = text.Numbers("HW");
        int count = Math.Min(MostBoards, Math.Max(rates.Count, hottest.Count));
        bool isResting = state is MinerState.Sleeping or MinerState.Stopped;
        double? all = Positive(text.Number("TA"));
        var boards = new List<MinerBoard>();
        for (int slot = 0; slot < count; slot++)
        {
            IReadOnlyList<double> chips = text.Numbers($"PVT_T{slot}");
            boards.Add(new MinerBoard
            {
                Slot = slot,
                // A rate in the text is an average since the start: it stands still at rest.
                Hashrate = isResting ? 0 : At(rates, slot) * ReplyUnits.Giga,
                Chips = At(listed, slot) is > 0 and <= 100_000 and var here ? (int)here : chips.Count > 0 ? chips.Count : null,
                ExpectedChips = all is <= 1_000_000 ? (int)all / count : null,
                ChipTemperature = isResting ? null : Readings.Temperature(At(hottest, slot)) ?? Readings.Temperature(Highest(chips)),
                InletTemperature = count == 1 ? Readings.Temperature(text.Number("HBITemp")) : null,
                OutletTemperature = count == 1 ? Readings.Temperature(text.Number("HBOTemp")) : null,
                Volts = At(volts, slot) is > 0 and var millivolts ? millivolts / 1000 : null,
                HardwareErrors = At(errors, slot) is >= 0 and < 1e15 and var found ? (long)found : null,
            });
        }

        return boards;
    }

    private static List<MinerFan> Fans(AvalonText text)
    {
        var fans = new List<MinerFan>();
        double? duty = ReplyUnits.Ratio(text.Number("FanR"));
        for (int number = 1; number <= MostFans; number++)
        {
            if (DeviceSentinels.Rpm(text.Number($"Fan{number}")) is { } rpm)
            {
                fans.Add(new MinerFan(MinerFanKind.Chassis, fans.Count, rpm, duty));
            }
        }

        return fans;
    }

    /// <summary>Sums of bits: of the machine, of each board, of the power supply.</summary>
    private static List<MinerError> Errors(AvalonText text)
    {
        var errors = new List<MinerError>();
        foreach (double machine in text.Numbers("ECMM"))
        {
            errors.AddRange(VendorErrors.DescribeAvalonBits(Bits(machine)));
        }

        IReadOnlyList<double> boards = text.Numbers("ECHU");
        for (int slot = 0; slot < boards.Count && slot < MostBoards; slot++)
        {
            errors.AddRange(VendorErrors.DescribeAvalonBits(Bits(boards[slot]), slot));
        }

        if (text.Numbers("PS") is { Count: > WattsAtTheWall } supply)
        {
            errors.AddRange(VendorErrors.DescribeAvalonPowerSupply(Bits(supply[0])));
        }

        return errors.Count <= 64 ? errors : errors[..64];
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
