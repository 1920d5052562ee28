using Vedette.Server.Miners.Judgement.Sightings;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Truth;

/// <summary>The sentences of verdicts; those that are findings as well stand with their rules.</summary>
internal static class TruthReasons
{
    public static Statement PausedByOwner { get; } = Statement.Of(Phrase.PausedByOwner, "Its owner paused it.");

    public static Statement NotReadYet { get; } = Statement.Of(Phrase.NotReadYet, "It was not read yet.");

    public static Statement SaysStarting { get; } = Statement.Of(Phrase.SaysStarting, "It says that it is starting.");

    /// <summary>Where the rows look before the judge does.</summary>
    public static Statement NotHeardOf { get; } = Statement.Of(Phrase.NotHeardOf, "Nothing has been heard of it for more than 5 min.");

    public static Statement SleepsAsTold { get; } = Statement.Of(Phrase.SleepsAsTold, "It sleeps, as it was told to.");

    public static Statement NoRate { get; } = Statement.Of(Phrase.NoRate, "It tells no rate.");

    public static Statement FrequenciesTuned { get; } = Statement.Of(Phrase.FrequenciesTuned, "It looks for its best frequencies: its rates are not judged.");

    public static Statement AgentSilent(double seconds) => Statement.Of(Phrase.AgentSilent, $"Its site agent has not reported for {FigureText.Span(seconds)}.", ("seconds", Math.Floor(seconds)));

    public static Statement ReadingOld(double seconds) => Statement.Of(Phrase.ReadingOld, $"The last reading is {FigureText.Span(seconds)} old, though its agent reports.", ("seconds", Math.Floor(seconds)));

    /// <param name="secondsSinceRead">Null where it was never read.</param>
    public static Statement NoAnswer(int missedPolls, double? secondsSinceRead)
    {
        var clauses = new List<Clause>(2);
        if (missedPolls > 0)
        {
            clauses.Add(Clause.Of(Phrase.PollsFailed, $"{FigureText.Count(missedPolls, "poll")} failed one after another", ("missed_polls", missedPolls)));
        }

        clauses.Add(secondsSinceRead is { } seconds
            ? Clause.Of(Phrase.LastReading, $"the last reading is {FigureText.Span(seconds)} old", ("seconds", Math.Floor(seconds)))
            : Clause.Of(Phrase.NeverRead, "it was never read"));
        return Statement.Of(Phrase.NoAnswer, $"It does not answer: {Clause.Join(clauses)}.") with { Clauses = clauses };
    }

    /// <param name="why">The device's own words; null where it has none.</param>
    public static Statement StoppedNotPaused(string? why) => why is { Length: > 0 }
        ? Statement.Of(Phrase.StoppedNotPausedSaying, $"Its mining program is stopped ({why}), and its owner did not pause it.", ("text", why))
        : Statement.Of(Phrase.StoppedNotPaused, "Its mining program is stopped, and its owner did not pause it.");

    public static Statement JustStarted(double seconds) => Statement.Of(
        Phrase.JustStarted, $"It started {FigureText.Span(seconds)} ago; it is not judged before {FigureText.Span(WatchedMiner.WarmUpSeconds)}.", ("seconds", Math.Floor(seconds)), ("needed_seconds", WatchedMiner.WarmUpSeconds));

    public static Statement NotHashing(double? expected) => expected is { } rate
        ? Statement.Of(Phrase.NotHashingExpected, $"It says itself that it does not hash: 0 of {FigureText.Rate(rate)}.", ("expected", rate))
        : Statement.Of(Phrase.NotHashing, "It says itself that it does not hash.");

    public static Statement ClaimsRefuted(double claimed, IReadOnlyList<Clause> clauses) =>
        Statement.Of(Phrase.ClaimsRefuted, $"It claims {FigureText.Rate(claimed)}, but {Clause.Join(clauses)}.", ("hashrate", claimed)) with { Clauses = clauses };

    public static Statement ClaimsSeen(double claimed, IReadOnlyList<Clause> clauses) =>
        Statement.Of(Phrase.ClaimsSeen, $"It claims {FigureText.Rate(claimed)}, and {Clause.Join(clauses)}.", ("hashrate", claimed)) with { Clauses = clauses };

    public static Statement ClaimsAlone(double claimed, IReadOnlyList<Clause> clauses) =>
        Statement.Of(Phrase.ClaimsAlone, $"It claims {FigureText.Rate(claimed)}, by its own word alone: {Clause.Join(clauses)}.", ("hashrate", claimed)) with { Clauses = clauses };

    public static Statement ClaimsWatchedShortly(double claimed, IReadOnlyList<Clause> clauses, double watchedSeconds) => Statement.Of(
        Phrase.ClaimsWatchedShortly, $"It claims {FigureText.Rate(claimed)}; {Clause.Join(clauses)}, and it has been watched for {FigureText.Span(watchedSeconds)} only.",
        ("hashrate", claimed), ("watched_seconds", Math.Floor(watchedSeconds))) with
    {
        Clauses = clauses,
    };

    public static Statement OwnCountWrong(IReadOnlyList<Clause> clauses) =>
        Statement.Of(Phrase.OwnCountWrong, $"By its own count {Clause.Join(clauses)}: it does not count them rightly.") with { Clauses = clauses };

    public static Statement BoardsDiffer(double sum) => Statement.Of(Phrase.BoardsDiffer, $"Its boards add up to {FigureText.Rate(sum)}, which is not what it claims.", ("hashrate", sum));
}
