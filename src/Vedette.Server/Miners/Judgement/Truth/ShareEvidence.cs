using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;

namespace Vedette.Server.Miners.Judgement.Truth;

/// <summary>What shares and boards say about the claim.</summary>
/// <param name="Says">hashing, claims_only or null.</param>
internal sealed record ShareEvidence(string? Says, string Text)
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
    public int Shares { get; private init; }

    public int Seconds { get; private init; }

    /// <summary>Null where difficulty or algorithm is not known.</summary>
    public double? HashesPerSecond { get; private init; }

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
        (string? says, string text) = counted switch
        {
            _ when isSilent => (MinerVerdicts.ClaimsOnly, $"no share was accepted in {FigureText.Span(ledger.SilentSeconds)}, while about {due:0} were due{Refused(ledger)}"),
            _ when trickle is { } few => (MinerVerdicts.ClaimsOnly, $"only {FigureText.Count(few.Shares, "share")} came in {FigureText.Span(few.Seconds)}, while about {few.Due:0} were due"),
            { Seconds: 0 } => FromAge(now),
            _ when isLong && due >= NoticedDue => (null, $"no share was accepted in {FigureText.Span(ledger.SilentSeconds)}; about {due:0} were due, which may still be chance"),
            { Shares: > 0 } when counted.MostHashesPerSecond < MuchOfClaim * now.Claim?.HashesPerSecond => (null, $"{Worth(counted)}, which is {FigureText.Percent(counted.HashesPerSecond!.Value / now.Claim!.Value.HashesPerSecond)} of the claim"),
            { Shares: > 0 } => (MinerVerdicts.Hashing, Worth(counted)),
            _ => (null, $"no share was accepted in {FigureText.Span(counted.Seconds)}; {TooFew(due)}"),
        };
        return counted with { Trickle = trickle, Says = says, Text = $"{text}{Boards(now)}" };
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
        return new ShareEvidence(null, "") { Shares = shares, Seconds = seconds, HashesPerSecond = double.IsFinite(rate) ? rate : null };
    }

    /// <summary>Where no rise was seen yet, the age of the last share is told by some devices.</summary>
    private static (string? Says, string Text) FromAge(MinerCase now)
    {
        double? age = ActivePool.One(now.Miner.Pools)?.Number(MinerPoolFields.LastShareAgeSeconds);
        return age is >= 0 and < SilenceSeconds and { } recent
            ? (MinerVerdicts.Hashing, $"the device says that its last share came {FigureText.Span(recent)} before")
            : (null, now.Miner.Window.Count < 2 ? "too few polls were seen yet" : "the device does not count its shares");
    }

    private static string Worth(ShareEvidence counted) =>
        $"{FigureText.Count(counted.Shares, "share")} in {FigureText.Span(counted.Seconds)}"
        + (counted.HashesPerSecond is { } rate ? $" {(counted.Shares == 1 ? "is" : "are")} worth {FigureText.Rate(rate)}, give or take {FigureText.Rate(counted.Deviation!.Value)}" : "; what they are worth is not known");

    private static string TooFew(double? due) => due is { } known ? $"{FigureText.Number(known)} were due, too few to tell" : "how many were due is not known";

    private static string Refused(ShareLedger ledger) => ledger.RejectedInSilence > 0 ? $"; {ledger.RejectedInSilence} were rejected" : "";

    private static string Boards(MinerCase now)
    {
        double sum = 0;
        foreach (SeenEntity board in now.Miner.Boards)
        {
            sum += board.Number(MinerBoardFields.Hashrate) ?? double.NaN;
        }

        return now.Miner.Boards.Count > 0 && double.IsFinite(sum) ? $"; {FigureText.Count(now.Miner.Boards.Count, "board")} add up to {FigureText.Rate(sum)}" : "";
    }
}
