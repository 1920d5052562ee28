using Vedette.Model.Series;

namespace Vedette.Server.Query.Series;

/// <summary>The step of a chart that asks for none: the shortest round one that gives no more points than a chart has room for.</summary>
internal static class AutomaticStep
{
    public const int MaxPoints = 500;

    private const long Day = 86_400_000;

    // From the interval at which agents measure: a shorter step would have more holes than points.
    private static readonly long[] RoundMs =
        [10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000, 7_200_000, 10_800_000, 21_600_000, 43_200_000, Day];

    public static long For(TimeRange range)
    {
        // Both ends are inside, each in a bucket of its own at worst.
        long least = ((range.EndMs - range.StartMs) / (MaxPoints - 1)) + 1;
        foreach (long step in RoundMs)
        {
            if (step >= least)
            {
                return step;
            }
        }

        return ((least / Day) + 1) * Day;
    }
}
