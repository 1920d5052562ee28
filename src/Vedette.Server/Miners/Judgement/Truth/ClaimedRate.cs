using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;

namespace Vedette.Server.Miners.Judgement.Truth;

/// <summary>The rate that a device claims for the present.</summary>
/// <param name="OverSeconds">The window that the device itself takes it over; null = its whole run.</param>
internal readonly record struct ClaimedRate(double HashesPerSecond, int? OverSeconds)
{
    // A minute is long enough to be steady and short enough to be the present. The mean since the start comes last: it hides a device that stopped.
    private static readonly (EntityField Field, int? OverSeconds)[] Order =
    [
        (MinerFields.HashrateOneMinute, 60),
        (MinerFields.HashrateFiveSeconds, 5),
        (MinerFields.HashrateFiveMinutes, 300),
        (MinerFields.HashrateFifteenMinutes, 900),
        (MinerFields.HashrateAverage, null),
    ];

    /// <summary>Null where it claims none.</summary>
    public static ClaimedRate? Of(SeenEntity miner)
    {
        foreach ((EntityField field, int? overSeconds) in Order)
        {
            if (miner.Number(field) is { } rate)
            {
                return new ClaimedRate(rate, overSeconds);
            }
        }

        return null;
    }
}
