using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;

namespace Vedette.Server.Miners.Judgement.Truth;

/// <summary>What the pool's view says about the claim.</summary>
/// <param name="Says">hashing, claims_only or null.</param>
internal sealed record PoolEvidence(string? Says, string Text)
{
    /// <summary>An older answer is not the present.</summary>
    private const long FreshMs = 15 * 60 * 1000;

    public static PoolEvidence Of(MinerCase now)
    {
        if (now.Around.PoolView is not { } view)
        {
            return new PoolEvidence(null, "no pool API is configured");
        }

        string window = FigureText.Span(view.WindowSeconds);
        if (now.NowMs - view.AtMs is > FreshMs and var age)
        {
            return new PoolEvidence(null, $"the pool's last answer is {FigureText.Span(age / 1000.0)} old");
        }

        if (view.HashesPerSecond > 0)
        {
            return new PoolEvidence(MinerVerdicts.Hashing, $"the pool sees {FigureText.Rate(view.HashesPerSecond)} over {window}");
        }

        // A miner that runs for less than the pool's window and its warm-up may not be in it yet.
        bool longEnough = now.Claims && now.IsAtWork && now.Miner.ProcessUptimeSeconds >= view.WindowSeconds + WatchedMiner.WarmUpSeconds;
        return new PoolEvidence(longEnough ? MinerVerdicts.ClaimsOnly : null, $"the pool sees no work of {WorkerOf(now)} over {window}");
    }

    private static string WorkerOf(MinerCase now) => ActivePool.One(now.Miner.Pools)?.Text(MinerPoolFields.Worker) ?? "this miner";
}
