using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;

namespace Vedette.Server.Miners.Judgement.Truth;

/// <summary>The rate that a device claims for the present.</summary>
/// <param name="Over">The window that the device itself takes it over.</param>
internal readonly record struct ClaimedRate(double HashesPerSecond, string Over)
{
    // A minute is long enough to be steady and short enough to be the present. The mean since the start comes last: it hides a device that stopped.
    private static readonly (EntityField Field, string Over)[] Order =
    [
        (MinerFields.HashrateOneMinute, "1 min"),
        (MinerFields.HashrateFiveSeconds, "5 s"),
        (MinerFields.HashrateFiveMinutes, "5 min"),
        (MinerFields.HashrateFifteenMinutes, "15 min"),
        (MinerFields.HashrateAverage, "its whole run"),
    ];

    /// <summary>Null where it claims none.</summary>
    public static ClaimedRate? Of(SeenEntity miner)
    {
        foreach ((EntityField field, string over) in Order)
        {
            if (miner.Number(field) is { } rate)
            {
                return new ClaimedRate(rate, over);
            }
        }

        return null;
    }
}
