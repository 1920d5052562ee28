using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Truth;

/// <summary>What shares and boards say about the claim.</summary>
/// <param name="Says">hashing, claims_only or null.</param>
internal sealed record ShareEvidence(string? Says, IReadOnlyList<Clause> Clauses)
{
    /// <summary>A shorter silence is nobody's concern: pools restart, links break.</summary>
    public const int SilenceSeconds = 600;

    /// <summary>
    /// Shares come by chance: where 5 were due in ten minutes, none come in one such time of 150, and a miner would be accused five times a day. With 15, a thousand miners are accused wrongly once in two days at the very worst pace.
    /// </summary>
    public const double FewestDue = 15;

    /// <summary>From here on the silence is worth a word, but no verdict.</summary>
    private const double NoticedDue = 5;

    /// <summary>The rate of 100 shares is right within a tenth, two times of three. More are not waited for.</summary>
    private const int EnoughShares = 100;

    private const long LongestLookMs = 2 * 60 * 60 * 1000;

    /// <summary>As <see cref="PoolEvidence"/> has it: below this share of the claim, what comes does not speak for it.</summary>
    private const double MuchOfClaim = 0.5;

    /// <summary>Chance goes beyond it once in 700 times.</summary>
    private const double Deviations = 3;

    /// <summary>Where the shares are too few by far: those of that time.</summary>
    public ShareTrickle? Trickle { get; private init; }

    /// <summary>Shares that <see cref="HashesPerSecond"/> is taken from.</summary>
    public int Shares { get; init; }

    public int Seconds { get; init; }

    /// <summary>Null where difficulty or algorithm is not known.</summary>
    public double? HashesPerSecond { get; init; }

    /// <summary>One standard deviation of chance.</summary>
    public double? Deviation => Shares > 0 ? HashesPerSecond / Math.Sqrt(Shares) : null;

    /// <summary>With the best of chances.</summary>
    private double? MostHashesPerSecond => HashesPerSecond + (Deviations * Deviation);

    public static ShareEvidence Of(MinerCase now)
    {
        ShareEvidence counted = Count(now);
        ShareLedger ledger = now.Miner.Shares;
        double? due = ledger.DueInSilence;
        bool isLong = ledger.SilentSeconds >= SilenceSeconds;
        bool isSilent = now.Claims && now.IsAtWork && isLong && due >= FewestDue;
        ShareTrickle? trickle = isSilent ? null : ShareTrickle.Of(now);
        double? ofClaim = counted.MostHashesPerSecond < MuchOfClaim * now.Claim?.HashesPerSecond ? counted.HashesPerSecond / now.Claim?.HashesPerSecond : null;
        (string? says, Clause told) = counted switch
        {
            _ when isSilent => (MinerVerdicts.ClaimsOnly, TellSilence(ledger.SilentSeconds, due!.Value)),
            _ when trickle is { } few => (MinerVerdicts.ClaimsOnly, TellTrickle(few)),
            { Seconds: 0 } => FromAge(now),
            _ when isLong && due >= NoticedDue => (null, TellChance(ledger.SilentSeconds, due.Value)),
            { Shares: > 0 } => (ofClaim is null ? MinerVerdicts.Hashing : null, TellWorth(counted)),
            _ => (null, TellTooFew(counted.Seconds, due)),
        };
        var clauses = new List<Clause>(3) { told };
        clauses.AddRange(told.Phrase == Phrase.NoShareWhileDue && ledger.RejectedInSilence > 0 ? [TellRefused(ledger.RejectedInSilence)] : []);
        clauses.AddRange(told.Phrase == Phrase.SharesWorth && ofClaim is { } part ? [TellPart(part)] : []);
        clauses.AddRange(Boards(now) is { } boards ? [boards] : []);
        return counted with { Trickle = trickle, Says = says, Clauses = clauses };
    }

    private static ShareEvidence Count(MinerCase now)
    {
        MinerWindow window = now.Miner.Window;
        double? perDifficulty = ShareWork.HashesPerDifficulty(now.Entity.Text(MinerFields.Algorithm));
        (int shares, int seconds, double hashes) = (0, 0, 0);
        for (int back = 0; back < window.Count && now.NowMs - window[back].AtMs < LongestLookMs; back++)
        {
            MinerReading reading = window[back];
            if (reading.Restarted || (seconds >= SilenceSeconds && shares >= EnoughShares))
            {
                // What went before a start was slowed down by it.
                break;
            }

            if (reading.Accepted != MinerReading.UnknownRise)
            {
                shares += reading.Accepted;
                seconds += reading.Seconds;
                hashes += reading.Accepted > 0 ? reading.Accepted * (double)reading.Difficulty * (perDifficulty ?? double.NaN) : 0;
            }
        }

        double rate = seconds > 0 && shares > 0 ? hashes / seconds : double.NaN;
        return new ShareEvidence(null, []) { Shares = shares, Seconds = seconds, HashesPerSecond = double.IsFinite(rate) ? rate : null };
    }

    /// <summary>Where no rise was seen yet, the age of the last share is told by some devices.</summary>
    private static (string? Says, Clause Told) FromAge(MinerCase now)
    {
        double? age = ActivePool.One(now.Miner.Pools)?.Number(MinerPoolFields.LastShareAgeSeconds);
        return age is >= 0 and < SilenceSeconds and { } recent
            ? (MinerVerdicts.Hashing, TellAge(recent))
            : (null, now.Miner.Window.Count < 2 ? TooFewPolls : NotCounted);
    }

    internal static Clause TooFewPolls { get; } = Clause.Of(Phrase.TooFewPolls, "too few polls were seen yet");

    internal static Clause NotCounted { get; } = Clause.Of(Phrase.SharesNotCounted, "the device does not count its shares");

    internal static Clause TellSilence(double seconds, double due) =>
        Clause.Of(Phrase.NoShareWhileDue, $"no share was accepted in {FigureText.Span(seconds)}, while about {due:0} were due", ("seconds", Math.Floor(seconds)), ("due", Math.Round(due)));

    internal static Clause TellChance(double seconds, double due) =>
        Clause.Of(Phrase.NoShareByChance, $"no share was accepted in {FigureText.Span(seconds)}; about {due:0} were due, which may still be chance", ("seconds", Math.Floor(seconds)), ("due", Math.Round(due)));

    internal static Clause TellTrickle(ShareTrickle few) =>
        Clause.Of(Phrase.FewSharesWhileDue, $"in {FigureText.Span(few.Seconds)} the accepted shares were only {few.Shares}, while about {few.Due:0} were due", ("seconds", few.Seconds), ("shares", few.Shares), ("due", Math.Round(few.Due)));

    internal static Clause TellPart(double ofClaim) => Clause.Of(Phrase.PartOfClaim, $"that is {FigureText.Percent(ofClaim)} of the claim", ("ratio", ofClaim));

    internal static Clause TellRefused(int rejected) => Clause.Of(Phrase.SharesRefused, $"{rejected} {(rejected == 1 ? "was" : "were")} rejected", ("rejected", rejected));

    internal static Clause TellAge(double seconds) => Clause.Of(Phrase.LastShareAge, $"the device says that its last share came {FigureText.Span(seconds)} before", ("seconds", Math.Floor(seconds)));

    internal static Clause TellWorth(ShareEvidence counted)
    {
        string told = $"{FigureText.Count(counted.Shares, "share")} in {FigureText.Span(counted.Seconds)}";
        return counted.HashesPerSecond is { } rate
            ? Clause.Of(
                Phrase.SharesWorth, $"{told} {(counted.Shares == 1 ? "is" : "are")} worth {FigureText.Rate(rate)}, give or take {FigureText.Rate(counted.Deviation!.Value)}",
                ("shares", counted.Shares), ("seconds", counted.Seconds), ("hashrate", rate), ("deviation", counted.Deviation))
            : Clause.Of(Phrase.SharesOfUnknownWorth, $"{told}; what they are worth is not known", ("shares", counted.Shares), ("seconds", counted.Seconds));
    }

    internal static Clause TellTooFew(double seconds, double? due) => due is { } known
        ? Clause.Of(Phrase.NoShareTooSoon, $"no share was accepted in {FigureText.Span(seconds)}; {FigureText.Number(known)} were due, too few to tell", ("seconds", Math.Floor(seconds)), ("due", Math.Round(known, 1)))
        : Clause.Of(Phrase.NoShareDueUnknown, $"no share was accepted in {FigureText.Span(seconds)}; how many were due is not known", ("seconds", Math.Floor(seconds)));

    internal static Clause TellBoards(int boards, double sum) => Clause.Of(Phrase.BoardsSum, $"{FigureText.Count(boards, "board")} {(boards == 1 ? "adds" : "add")} up to {FigureText.Rate(sum)}", ("boards", boards), ("hashrate", sum));

    private static Clause? Boards(MinerCase now)
    {
        double sum = 0;
        foreach (SeenEntity board in now.Miner.Boards)
        {
            sum += board.Number(MinerBoardFields.Hashrate) ?? double.NaN;
        }

        return now.Miner.Boards.Count > 0 && double.IsFinite(sum) ? TellBoards(now.Miner.Boards.Count, sum) : null;
    }
}
