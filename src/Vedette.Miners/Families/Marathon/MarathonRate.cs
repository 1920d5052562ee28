using Vedette.Miners.Replies;

namespace Vedette.Miners.Families.Marathon;

/// <summary>
/// Rates of this firmware: some versions name the unit beside the figure, the others do not and use terahashes for the whole and gigahashes for what it should be and for boards.
/// Where no unit is named, the one in which the rate is nearest to what it should be is the right one: a thousand lies between them.
/// </summary>
internal static class MarathonRate
{
    public static double? Of(ReplyValue entry, string name, double? ideal)
    {
        if (entry[name].NotNegative is not { } figure) return null;
        if (Unit(entry, name) is { } unit) return figure * unit;
        if (figure is 0) return 0;
        if (ideal is not > 0) return figure * ReplyUnits.Tera;
        return new[] { ReplyUnits.Mega, ReplyUnits.Giga, ReplyUnits.Tera }.Select(factor => figure * factor).MinBy(rate => Math.Abs(Math.Log(rate / ideal.Value)));
    }

    public static double? Ideal(ReplyValue brief) =>
        brief["hashrate_ideal"].Positive * (ReplyUnits.HashesIn(brief["hashrate_ideal_unit"].Word) ?? ReplyUnits.Giga);

    private static double? Unit(ReplyValue entry, string name) => ReplyUnits.HashesIn(entry[name + "_unit"].Word) ?? ReplyUnits.HashesIn(entry["hashrate_unit"].Word);
}
