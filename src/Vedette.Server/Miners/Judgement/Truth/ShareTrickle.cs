using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;

namespace Vedette.Server.Miners.Judgement.Truth;

/// <summary>
/// Shares that come, and are so few beside those that the claim would have brought that chance cannot be why. Only of a miner whose shares were once worth its claim: of another, the device may tell a wrong difficulty, and the pool has to say.
/// </summary>
/// <param name="Due">By the claimed rate and the pool's difficulty, the harder one where it changed.</param>
internal readonly record struct ShareTrickle(int Shares, double Due, int Seconds, long SinceMs)
{
    /// <summary>
    /// Each share that came asks for three more that were due: that many due and no more come is then rarer than none of <see cref="ShareEvidence.FewestDue"/>, however many came.
    /// </summary>
    private const double DuePerShare = 3;

    /// <summary>A tenth of what is claimed is as good as nothing; what lies above it is a low rate, and judged as one.</summary>
    private const double AsGoodAsNone = 0.1;

    /// <summary>Twice the silence that is nobody's concern: within it, a break of that length leaves half of the shares.</summary>
    private const int FewestSeconds = 2 * ShareEvidence.SilenceSeconds;

    private const long LongestLookMs = 2 * 60 * 60 * 1000;

    /// <summary>The longest time up to now of which this is so; null where shares come as they should, or nobody knows how many should.</summary>
    public static ShareTrickle? Of(MinerCase now)
    {
        if (!now.Claims || !now.IsAtWork || !now.Miner.Shares.IsDifficultyProven || ShareWork.HashesPerDifficulty(now.Entity.Text(MinerFields.Algorithm)) is not { } perDifficulty)
        {
            return null;
        }

        MinerWindow window = now.Miner.Window;
        (int shares, double due, int seconds) = (0, 0, 0);
        ShareTrickle? found = null;
        for (int back = 0; back < window.Count && now.NowMs - window[back].AtMs < LongestLookMs; back++)
        {
            MinerReading reading = window[back];
            if (reading.Restarted || reading.Accepted == MinerReading.UnknownRise || !float.IsFinite(reading.Rate))
            {
                break;
            }

            float before = back + 1 < window.Count ? window[back + 1].Difficulty : float.NaN;
            double hashesPerShare = perDifficulty * (float.IsFinite(before) ? Math.Max(before, reading.Difficulty) : reading.Difficulty);
            if (!(hashesPerShare > 0))
            {
                break;
            }

            shares += reading.Accepted;
            seconds += reading.Seconds;
            due += Math.Min(reading.Seconds, ShareLedger.LongestIntervalSeconds) * reading.Rate / hashesPerShare;
            if (shares > 0 && seconds >= FewestSeconds && due >= ShareEvidence.FewestDue + (DuePerShare * shares) && shares <= due * AsGoodAsNone)
            {
                found = new ShareTrickle(shares, due, seconds, reading.AtMs - (reading.Seconds * 1000L));
            }
        }

        return found;
    }
}
