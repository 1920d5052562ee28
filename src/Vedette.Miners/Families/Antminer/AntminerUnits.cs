using Vedette.Miners.Catalogue;
using Vedette.Miners.Replies;

namespace Vedette.Miners.Families.Antminer;

/// <summary>
/// Bitmain's programs write "GHS" whatever the machine counts: megahashes for scrypt, X11 and Ethash, solutions or thousands of them for Equihash, and sometimes something else for the boards than for their sum.
/// Newer ones say their unit; for the older ones what the model can reach does, and its letter where that is not known.
/// </summary>
internal static class AntminerUnits
{
    /// <summary>No machine reaches five times what it was sold as, and none that is worth a figure less than a two-hundredth of that.</summary>
    private const double MostOfTypical = 5;

    private static readonly double[] Factors = [1e12, ReplyUnits.Giga, ReplyUnits.Mega, ReplyUnits.Kilo];

    /// <param name="usual">What is meant where neither the reply nor the model tells.</param>
    /// <param name="largest">The largest of the figures that share a unit; null where there is none.</param>
    /// <param name="parts">Among how many boards what the machine reaches is shared out; 1 for figures of the whole.</param>
    public static double Of(string? rawModel, string? toldUnit, double usual, double? largest, int parts = 1)
    {
        if (ReplyUnits.HashesIn(toldUnit) is { } told)
        {
            return told;
        }

        return OfModel("antminer", rawModel, largest, parts) ?? OfLetter(rawModel, usual);
    }

    /// <summary>By what the model can reach; null where that is not known, and for machines that count hashes as they should be.</summary>
    public static double? OfModel(string vendor, string? rawModel, double? largest, int parts = 1)
    {
        KnownModel? model = ModelTable.Find(vendor, rawModel);
        return model is { TypicalHashrate: { } typical, Algorithm: not "sha256d" } && largest > 0 ? Fitting(typical / Math.Max(1, parts), largest.Value) : null;
    }

    /// <summary>Boards count in the unit of their sum, but on some machines in thousands of it: then a thousand times their sum is what the machine as a whole does.</summary>
    public static double OfBoards(double unit, double? sum, double? whole) => sum > 0 && whole > 0 && sum / whole is > 0.0003 and < 0.003 ? unit * 1000 : unit;

    /// <summary>The largest unit in which the figure is one that the machine can reach.</summary>
    private static double Fitting(double typical, double figure)
    {
        foreach (double factor in Factors)
        {
            if (figure * factor <= typical * MostOfTypical)
            {
                return factor;
            }
        }

        return 1;
    }

    private static double OfLetter(string? rawModel, double usual)
    {
        ReadOnlySpan<char> name = rawModel.AsSpan().Trim();
        name = name.StartsWith("Antminer ", StringComparison.OrdinalIgnoreCase) ? name["Antminer ".Length..].TrimStart() : name;
        if (name.Length < 2 || !char.IsAsciiDigit(name[1]))
        {
            return usual;
        }

        return char.ToUpperInvariant(name[0]) switch
        {
            'L' or 'E' => ReplyUnits.Mega,
            'D' when name[1] == '3' => ReplyUnits.Mega,
            'Z' or 'X' => ReplyUnits.Kilo,
            _ => usual,
        };
    }
}
