using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Antminer;

/// <summary>
/// The reply to <c>stats</c> in both its shapes: numbered members (chain_rate1, temp_chip1 "78-50-69-70", fan1), and a list of boards under <c>chain</c>, which the web page gives, too.
/// The firmware that others made of Bitmain's tells its boards in the first shape.
/// </summary>
internal sealed class AntminerStats
{
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

    /// <summary>As the reply itself names it; null where it does not.</summary>
    public string? ToldUnit { get; private init; }

    public static bool HasBoards(IReadOnlyList<ReplyValue> sections)
    {
        ReplyValue entry = EntryOf(sections);
        return entry["chain"].Count > 0 || entry["chain_acn1"].Exists || HasAnyBoard(entry);
    }

    /// <param name="usualUnit">Of the rates whose names say none, where neither the reply nor the model says it.</param>
    /// <param name="rawModel">Where the reply does not name it.</param>
    public static AntminerStats Parse(IReadOnlyList<ReplyValue> sections, double usualUnit = ReplyUnits.Giga, string? rawModel = null)
    {
        ReplyValue entry = EntryOf(sections);
        if (!entry.Exists)
        {
            return new AntminerStats();
        }

        string? model = sections[0]["Type"].Word ?? rawModel;
        string? told = entry["rate_unit"].Word;
        double unit = AntminerUnits.Of(model, told, usualUnit, Largest(entry, "GHS 5s", "GHS av", "rate_5s", "rate_avg", "total_rateideal", "rate_ideal"));
        double? now = CgminerRates.Rate(entry, "5s", unit) ?? (entry["rate_5s"].NotNegative * unit);
        double? average = CgminerRates.Rate(entry, "av", unit) ?? (entry["rate_avg"].NotNegative * unit);
        return new AntminerStats
        {
            Boards = AntminerBoards.Parse(entry, model, told, unit, average ?? now),
            Fans = FansOf(entry),
            ElapsedSeconds = entry.First("Elapsed", "elapsed").NotNegative,
            FiveSeconds = now,
            Average = average,
            Expected = Expectation(entry, model, told, unit, average),
            Unit = unit,
            ToldUnit = told,
            PowerWatts = Believed(PowerOf(entry), average ?? now),
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

    /// <summary>No machine needs less than four joules for a terahash: a figure that says so is no power, but amperes under its name.</summary>
    public static double? Believed(double? watts, double? rate) => watts * ReplyUnits.Tera < 4 * rate ? null : watts;

    public static double? Largest(ReplyValue entry, params ReadOnlySpan<string> names)
    {
        double? largest = null;
        foreach (string name in names)
        {
            largest = entry[name].Positive is { } figure && !(figure <= largest) ? figure : largest;
        }

        return largest;
    }

    private static bool HasAnyBoard(ReplyValue entry)
    {
        for (int number = 0; number <= AntminerBoards.Most; number++)
        {
            if (entry[$"chain_acn{number}"].Exists || entry[$"chain_rate{number}"].Exists)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Some give it in a larger unit than what the machine does now.</summary>
    private static double? Expectation(ReplyValue entry, string? model, string? told, double unit, double? average)
    {
        if (entry.First("total_rateideal", "rate_ideal").Positive is not { } figure)
        {
            return null;
        }

        double own = AntminerUnits.Of(model, told, unit, figure);
        return figure * AntminerUnits.OfBoards(own, figure * own, average);
    }

    private static List<MinerFan> FansOf(ReplyValue entry) =>
        entry["fan"].IsArray ? InOrder(entry["fan"].Items.Take(MostFans).Select(fan => DeviceSentinels.Rpm(fan.Number))) : InOrder(Numbered(entry).Select(rpm => (double?)rpm));

    private static List<MinerFan> InOrder(IEnumerable<double?> speeds) => [.. speeds.Select((rpm, slot) => new MinerFan(MinerFanKind.Chassis, slot, rpm, null))];

    /// <summary>
    /// Old firmware has more places than fans, and begins with the second, third or fifth: those that turn count. One that stands is listed where it is certain which one it is: there are no more places than fans, no fan
    /// turns, or the first does and those that turn are as near to it as there are fans.
    /// </summary>
    private static IEnumerable<double> Numbered(ReplyValue entry)
    {
        int fans = entry["fan_num"].SmallCount ?? 0;
        List<(int Number, double Rpm)> places = Places(entry, first: 1);

        // Some count from 0; where enough are counted from 1, fan0 is one of these once more.
        if (places.Count < fans)
        {
            places = Places(entry, first: 0);
        }

        List<(int Number, double Rpm)> turning = places.FindAll(place => place.Rpm > 0);
        bool areFirst = turning.Count == 0 || (turning[0].Number == 1 && turning[^1].Number <= fans);
        return places.Where(place => place.Rpm > 0 || places.Count <= fans || (areFirst && place.Number <= fans)).Select(place => place.Rpm);
    }

    private static List<(int Number, double Rpm)> Places(ReplyValue entry, int first)
    {
        var places = new List<(int Number, double Rpm)>();
        for (int number = first; number <= MostFans; number++)
        {
            if (DeviceSentinels.Rpm(entry[$"fan{number}"].Number) is { } rpm)
            {
                places.Add((number, rpm));
            }
        }

        return places;
    }

    /// <summary>Of the machine, under the names that the firmware in the field uses: "chain_power":"3250 W", or the sum over the boards.</summary>
    private static double? PowerOf(ReplyValue entry)
    {
        if ((entry["total_power"].Positive ?? LeadingNumber(entry["chain_power"].Text) ?? entry.First("power", "Power", "watt", "Watt").Positive) is { } watts)
        {
            return watts;
        }

        double? sum = null;
        for (int number = 0; number <= AntminerBoards.Most; number++)
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
}
