using Vedette.Miners.Replies;

namespace Vedette.Miners.Families.Antminer;

/// <summary>Bitmain's programs write "GHS" whatever the machine counts: megahashes for scrypt, X11 and Ethash, thousands of solutions for Equihash. Newer ones say their unit, for the older ones the model does.</summary>
internal static class AntminerUnits
{
    public static double Of(string? rawModel, string? toldUnit)
    {
        if (ReplyUnits.HashesIn(toldUnit) is { } told)
        {
            return told;
        }

        ReadOnlySpan<char> name = rawModel.AsSpan().Trim();
        name = name.StartsWith("Antminer ", StringComparison.OrdinalIgnoreCase) ? name["Antminer ".Length..].TrimStart() : name;
        if (name.Length < 2 || !char.IsAsciiDigit(name[1]))
        {
            return ReplyUnits.Giga;
        }

        return char.ToUpperInvariant(name[0]) switch
        {
            'L' or 'E' => ReplyUnits.Mega,
            'D' when name[1] == '3' => ReplyUnits.Mega,
            'Z' or 'X' => ReplyUnits.Kilo,
            _ => ReplyUnits.Giga,
        };
    }
}
