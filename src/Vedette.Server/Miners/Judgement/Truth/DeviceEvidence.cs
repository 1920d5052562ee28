using Vedette.Server.Miners.Judgement.Sightings;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Truth;

/// <summary>What the device says of itself.</summary>
/// <param name="Says">hashing, sleeping or null.</param>
internal sealed record DeviceEvidence(string? Says, IReadOnlyList<Clause> Clauses)
{
    /// <summary>Of any witness of whom nothing is heard.</summary>
    public static Clause NotHeard { get; } = Clause.Of(Phrase.NotHeard, "nothing is heard of it");

    public static DeviceEvidence Of(MinerCase now)
    {
        string? says = now.IsResting ? MinerVerdicts.Sleeping : now.Claims && (now.Miner.MayHash || MinerWords.Is(now.State, MinerWords.Tuning)) ? MinerVerdicts.Hashing : null;
        return new DeviceEvidence(says, now is { Claim: not null, Expected: { } expected } ? [Tell(now.Claim), TellExpected(expected), TellState(now.State)] : [Tell(now.Claim), TellState(now.State)]);
    }

    internal static Clause Tell(ClaimedRate? claim) => claim switch
    {
        null => Clause.Of(Phrase.RateNotTold, "no rate told"),
        { OverSeconds: { } seconds } rate => Clause.Of(Phrase.RateClaimed, $"{FigureText.Rate(rate.HashesPerSecond)} over {FigureText.Span(seconds)}", ("hashrate", rate.HashesPerSecond), ("seconds", seconds)),
        { } rate => Clause.Of(Phrase.RateOfRun, $"{FigureText.Rate(rate.HashesPerSecond)} over its whole run", ("hashrate", rate.HashesPerSecond)),
    };

    internal static Clause TellExpected(double expected) => Clause.Of(Phrase.RateExpected, $"{FigureText.Rate(expected)} expected", ("expected", expected));

    internal static Clause TellState(string? state) => state is null ? Clause.Of(Phrase.StateNotTold, "state not told") : Clause.Of(Phrase.StateTold, $"state {state}", ("state", state));
}
