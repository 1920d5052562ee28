using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Truth;

/// <summary>Why a pool says nothing of a worker, as the rest of a sentence.</summary>
internal static class PoolSilence
{
    public static Clause NoApi { get; } = Clause.Of(Phrase.PoolNoApi, "no pool API is configured");

    public static Clause NoAccount { get; } = Clause.Of(Phrase.PoolNoAccount, "no account of this worker's is configured for the pool");

    public static Clause NotAsked { get; } = Clause.Of(Phrase.PoolNotAsked, "the pool was not asked yet");

    public static Clause WorkerNotTold { get; } = Clause.Of(Phrase.PoolWorkerNotTold, "the device does not tell its worker");

    public static Clause WithoutRate { get; } = Clause.Of(Phrase.PoolWorkerWithoutRate, "the pool lists this worker without a rate");

    public static Clause AnswerOld(double seconds) => Clause.Of(Phrase.PoolAnswerOld, $"the pool's last answer is {FigureText.Span(seconds)} old", ("seconds", Math.Floor(seconds)));

    /// <param name="workers">Whom it lists.</param>
    public static Clause NotListed(int workers) =>
        Clause.Of(Phrase.PoolWorkerNotListed, $"this worker is none of the {FigureText.Count(workers, "worker")} that the pool lists, which may yet be no proof", ("workers", workers));

    /// <param name="problem">What went wrong when it was asked, as the rest of a sentence.</param>
    public static Clause Problem(string problem) => Clause.Of(Phrase.PoolProblem, problem, ("problem", problem));
}
