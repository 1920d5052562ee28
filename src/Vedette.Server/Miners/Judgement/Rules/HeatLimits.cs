using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;

namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>Degrees Celsius from which on heat is a matter, by what the makers themselves let their devices run at.</summary>
internal sealed record HeatLimits(double ChipWarning, double ChipCritical, double BoardWarning, double BoardCritical)
{
    /// <summary>Antminers stop at 85 to 90 of the board's sensor and about 100 of a chip's.</summary>
    public static readonly HeatLimits Usual = new(85, 95, 75, 80);

    /// <summary>By vendor or firmware; the first that fits.</summary>
    private static readonly (string Name, HeatLimits Limits)[] OfMakers =
    [
        // Braiins OS regulates chips to 89 by itself, and calls 100 hot and 110 dangerous.
        ("braiins", new(100, 110, 80, 85)),

        // Avalon's own regulation lets chips go to 120.
        ("avalon", new(110, 120, 75, 80)),

        // A Whatsminer tells its single hottest chip, where others tell the sensors beside them: a healthy one has 93 in a warm room.
        ("whatsminer", new(100, 110, 80, 85)),
    ];

    public static HeatLimits For(SeenEntity miner) => For(miner.Text(MinerFields.Vendor), miner.Text(MinerFields.FirmwareFamily));

    public static HeatLimits For(string? vendor, string? firmwareFamily)
    {
        foreach ((string name, HeatLimits limits) in OfMakers)
        {
            if (vendor?.StartsWith(name, StringComparison.OrdinalIgnoreCase) == true || string.Equals(firmwareFamily, name, StringComparison.OrdinalIgnoreCase))
            {
                return limits;
            }
        }

        return Usual;
    }
}
