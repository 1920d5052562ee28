using Vedette.Server.Miners.Judgement.Sightings;

namespace Vedette.Server.Miners.Judgement.Truth;

/// <summary>Shares of the last half hour, and how many of them the pool refused.</summary>
internal readonly record struct RejectedShares(int Shares, int Rejected)
{
    private const long SpanMs = 30 * 60 * 1000;

    public double Ratio => (double)Rejected / Shares;

    public static RejectedShares Of(MinerCase now)
    {
        MinerWindow window = now.Miner.Window;
        (int accepted, int rejected) = (0, 0);
        for (int back = 0; back < window.Count && window[back].AtMs > now.NowMs - SpanMs; back++)
        {
            if (window[back].Accepted != MinerReading.UnknownRise && window[back].Rejected != MinerReading.UnknownRise)
            {
                accepted += window[back].Accepted;
                rejected += window[back].Rejected;
            }
        }

        return new RejectedShares(accepted + rejected, rejected);
    }
}
