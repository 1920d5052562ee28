using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;

namespace Vedette.Server.Miners.Judgement.Truth;

/// <summary>Results of the last hour that chips got wrong, against all results: a result stands for as many hashes as a share of difficulty 1.</summary>
internal readonly record struct HardwareErrorShare(long Errors, double Results, int Seconds)
{
    private const long SpanMs = 60 * 60 * 1000;

    public double Ratio => Errors / (Errors + Results);

    public static HardwareErrorShare Of(MinerCase now)
    {
        if (ShareWork.HashesPerDifficulty(now.Entity.Text(MinerFields.Algorithm)) is not { } hashes)
        {
            return default;
        }

        MinerWindow window = now.Miner.Window;
        (long errors, double work, int seconds) = (0, 0, 0);
        for (int back = 0; back < window.Count && window[back] is var reading && reading.AtMs > now.NowMs - SpanMs; back++)
        {
            if (reading.HardwareErrors != MinerReading.UnknownRise && reading.Rate > 0)
            {
                errors += reading.HardwareErrors;
                work += reading.Rate * reading.Seconds;
                seconds += reading.Seconds;
            }
        }

        return new HardwareErrorShare(errors, work / hashes, seconds);
    }
}
