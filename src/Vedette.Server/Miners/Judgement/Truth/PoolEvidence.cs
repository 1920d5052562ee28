using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Truth;

/// <summary>What the pool's view says about the claim.</summary>
/// <param name="Says">hashing, claims_only or null.</param>
internal sealed record PoolEvidence(string? Says, IReadOnlyList<Clause> Clauses)
{
    /// <summary>An older answer is not the present.</summary>
    private const long FreshMs = 15 * 60 * 1000;

    /// <summary>Averages that fade are never quite 0: less than this of the claim is none.</summary>
    private const double AsGoodAsNone = 0.02;

    /// <summary>From here on the pool's word and the device's are the same, chance and short windows allowed for.</summary>
    private const double MuchOfClaim = 0.5;

    private const string ThisMiner = "this miner";

    /// <summary>The pool counted work at a time in which the device counted no share.</summary>
    public bool SawWorkInSilence { get; private init; }

    public static PoolEvidence Of(MinerCase now)
    {
        if (now.Around.PoolView is not { } view)
        {
            return new PoolEvidence(null, [now.Around.WhyNoView]);
        }

        long age = now.NowMs - view.AtMs;
        if (age > FreshMs)
        {
            return new PoolEvidence(null, [PoolSilence.AnswerOld(age / 1000.0)]);
        }

        string? worker = ActivePool.One(now.Miner.Pools)?.Text(MinerPoolFields.Worker);
        double? ofClaim = now.Claims ? view.HashesPerSecond / now.Claim!.Value.HashesPerSecond : null;
        if (view.HashesPerSecond > 0 && ofClaim is null or >= AsGoodAsNone)
        {
            return Seen(now, view, worker, ofClaim);
        }

        Clause nothing = TellNothing(view, worker);
        if (!now.Claims || !now.IsAtWork || now.Miner.RunningSeconds is not { } running || running < view.WindowSeconds + WatchedMiner.WarmUpSeconds)
        {
            // A miner that runs for less than the pool's window and its warm-up may not be in it yet.
            return new PoolEvidence(null, [nothing]);
        }

        return Due(now, view) is < ShareEvidence.FewestDue and { } due
            ? new PoolEvidence(null, [nothing, TellChance(due)])
            : new PoolEvidence(MinerVerdicts.ClaimsOnly, [nothing]);
    }

    private static PoolEvidence Seen(MinerCase now, PoolWorkerView view, string? worker, double? ofClaim)
    {
        if (ofClaim < MuchOfClaim)
        {
            // A device that was off for most of a long window looks the same.
            return new PoolEvidence(null, [TellPart(view, worker, ofClaim.Value)]);
        }

        double silentAtAnswer = now.Miner.Shares.SilentSeconds - ((now.NowMs - view.AtMs) / 1000.0);
        return new PoolEvidence(MinerVerdicts.Hashing, [TellWork(view, worker)]) { SawWorkInSilence = silentAtAnswer >= view.WindowSeconds };
    }

    internal static Clause TellWork(PoolWorkerView view, string? worker) => Clause.Of(
        Phrase.PoolSees, $"the pool sees {FigureText.Rate(view.HashesPerSecond)} over {FigureText.Span(view.WindowSeconds)} of {worker ?? ThisMiner}", ("hashrate", view.HashesPerSecond), ("seconds", view.WindowSeconds), ("worker", worker));

    internal static Clause TellPart(PoolWorkerView view, string? worker, double ratio) => Clause.Of(
        Phrase.PoolSeesPart, $"{TellWork(view, worker).Text}, which is {FigureText.Percent(ratio)} of the claim", ("hashrate", view.HashesPerSecond), ("seconds", view.WindowSeconds), ("worker", worker), ("ratio", ratio));

    internal static Clause TellChance(double due) => Clause.Of(Phrase.PoolByChance, $"{FigureText.Number(due)} shares were due, which may still be chance", ("due", Math.Round(due, 1)));

    internal static Clause TellNothing(PoolWorkerView view, string? worker)
    {
        string window = FigureText.Span(view.WindowSeconds);
        return view switch
        {
            { ListedInstead: { } listed } => Clause.Of(
                Phrase.PoolListsOthers, $"the pool lists {FigureText.Count(listed, "worker")} with work in the last {window}, and {worker ?? ThisMiner} is none of them", ("workers", listed), ("seconds", view.WindowSeconds), ("worker", worker)),
            { HashesPerSecond: > 0 } => Clause.Of(
                Phrase.PoolSeesLittle, $"the pool sees only {FigureText.Rate(view.HashesPerSecond)} over {window} of {worker ?? ThisMiner}", ("hashrate", view.HashesPerSecond), ("seconds", view.WindowSeconds), ("worker", worker)),
            _ => Clause.Of(Phrase.PoolSeesNothing, $"the pool sees no work of {worker ?? ThisMiner} over {FigureText.Span(view.SilentSeconds)}", ("seconds", Math.Floor(view.SilentSeconds)), ("worker", worker)),
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
