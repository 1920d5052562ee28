using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;

namespace Vedette.Server.Miners.Judgement.Truth;

/// <summary>What the pool's view says about the claim.</summary>
/// <param name="Says">hashing, claims_only or null.</param>
internal sealed record PoolEvidence(string? Says, string Text)
{
    /// <summary>An older answer is not the present.</summary>
    private const long FreshMs = 15 * 60 * 1000;

    /// <summary>Averages that fade are never quite 0: less than this of the claim is none.</summary>
    private const double AsGoodAsNone = 0.02;

    /// <summary>From here on the pool's word and the device's are the same, chance and short windows allowed for.</summary>
    private const double MuchOfClaim = 0.5;

    /// <summary>The pool counted work at a time in which the device counted no share.</summary>
    public bool SawWorkInSilence { get; private init; }

    public static PoolEvidence Of(MinerCase now)
    {
        if (now.Around.PoolView is not { } view)
        {
            return new PoolEvidence(null, now.Around.PoolSilence);
        }

        long age = now.NowMs - view.AtMs;
        if (age > FreshMs)
        {
            return new PoolEvidence(null, $"the pool's last answer is {FigureText.Span(age / 1000.0)} old");
        }

        string? worker = ActivePool.One(now.Miner.Pools)?.Text(MinerPoolFields.Worker);
        double? ofClaim = now.Claims ? view.HashesPerSecond / now.Claim!.Value.HashesPerSecond : null;
        if (view.HashesPerSecond > 0 && ofClaim is null or >= AsGoodAsNone)
        {
            return Seen(now, view, worker, ofClaim);
        }

        string text = Nothing(view, worker);
        if (!now.Claims || !now.IsAtWork || now.Miner.RunningSeconds is not { } running || running < view.WindowSeconds + WatchedMiner.WarmUpSeconds)
        {
            // A miner that runs for less than the pool's window and its warm-up may not be in it yet.
            return new PoolEvidence(null, text);
        }

        return Due(now, view) is < ShareEvidence.FewestDue and { } due
            ? new PoolEvidence(null, $"{text}; {FigureText.Number(due)} shares were due, which may still be chance")
            : new PoolEvidence(MinerVerdicts.ClaimsOnly, text);
    }

    private static PoolEvidence Seen(MinerCase now, PoolWorkerView view, string? worker, double? ofClaim)
    {
        string text = $"the pool sees {FigureText.Rate(view.HashesPerSecond)} over {FigureText.Span(view.WindowSeconds)} of {(worker is null ? "this miner" : $"worker {worker}")}";
        if (ofClaim < MuchOfClaim)
        {
            // A device that was off for most of a long window looks the same.
            return new PoolEvidence(null, $"{text}, which is {FigureText.Percent(ofClaim.Value)} of the claim");
        }

        double silentAtAnswer = now.Miner.Shares.SilentSeconds - ((now.NowMs - view.AtMs) / 1000.0);
        return new PoolEvidence(MinerVerdicts.Hashing, text) { SawWorkInSilence = silentAtAnswer >= view.WindowSeconds };
    }

    private static string Nothing(PoolWorkerView view, string? told)
    {
        string worker = told ?? "this miner";
        string window = FigureText.Span(view.WindowSeconds);
        return view switch
        {
            { ListedInstead: { } listed } => $"the pool lists {FigureText.Count(listed, "worker")} with work in the last {window}, and {worker} is none of them",
            { HashesPerSecond: > 0 } => $"the pool sees only {FigureText.Rate(view.HashesPerSecond)} over {window} of {worker}",
            _ => $"the pool sees no work of {worker} over {FigureText.Span(view.SilentSeconds)}",
        };
    }

    /// <summary>Shares that the claim would have brought in the time in which the pool saw none; null where the difficulty is not known.</summary>
    private static double? Due(MinerCase now, PoolWorkerView view)
    {
        double? difficulty = ActivePool.One(now.Miner.Pools)?.Number(MinerPoolFields.Difficulty);
        double? hashesPerShare = difficulty is > 0 ? difficulty * ShareWork.HashesPerDifficulty(now.Entity.Text(MinerFields.Algorithm)) : null;
        return hashesPerShare is > 0 ? now.Claim!.Value.HashesPerSecond * view.SilentSeconds / hashesPerShare : null;
    }
}
