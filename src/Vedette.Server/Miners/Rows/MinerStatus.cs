using Vedette.Server.Miners.Judgement;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.Rows;

/// <summary>The one word for how a miner stands.</summary>
internal static class MinerStatus
{
    public const string Hashing = "hashing";
    public const string NeedsAttention = "needs_attention";
    public const string Sleeping = "sleeping";
    public const string Offline = "offline";
    public const string Unknown = "unknown";

    /// <summary>Fewer are a lost packet.</summary>
    private const int MissesOfOffline = 3;

    /// <summary>Of a miner that nobody has judged yet: the judge waits as long.</summary>
    private const long SilentAfterMs = 5 * 60 * 1000;

    private static readonly HashSet<string> Wrong = new(["claims_only", "wrong_pool", "wrong_worker", "slow_board", "stale"], StringComparer.Ordinal);

    /// <summary>Every status, the worst first.</summary>
    public static readonly IReadOnlyList<string> WorstFirst = [Offline, NeedsAttention, Unknown, Sleeping, Hashing];

    public static readonly IReadOnlyList<string> Severities = ["information", "warning", "critical"];

    /// <param name="told">Null where it is gone.</param>
    /// <param name="stateAtMs">When its agent's state was read.</param>
    public static string Of(RosteredMiner miner, ToldRow? told, long stateAtMs, MinerJudgement judgement, long nowMs)
    {
        if (told is null || miner.GoneAtMs is not null)
        {
            return Offline;
        }

        if (IsStale(told, stateAtMs, judgement, nowMs))
        {
            // What a paused one does is nobody's concern, and nobody knows it either.
            return miner.IsPaused ? Sleeping : NeedsAttention;
        }

        if (judgement.Verdict == Offline || told.State == "unreachable" || told.MissedPolls >= MissesOfOffline)
        {
            return Offline;
        }

        if (told.State == Sleeping || judgement.Verdict == Sleeping || (miner.IsPaused && told.State == "stopped"))
        {
            return Sleeping;
        }

        if (told.CollectedAtMs is null || told.Vendor is null or Unknown)
        {
            return Unknown;
        }

        if (told.State is "fault" or "auth_required" or "stopped" || Wrong.Contains(judgement.Verdict) || judgement.Findings.Any(f => f.Severity is "critical" or "warning"))
        {
            return NeedsAttention;
        }

        return told.State is "mining" or "tuning" or "starting" || told.Hashrate > 0 ? Hashing : Unknown;
    }

    /// <summary>Null where nothing was found; a severity that this program does not know is no severity.</summary>
    public static string? Worst(IReadOnlyList<MinerFinding> findings)
    {
        int worst = -1;
        foreach (MinerFinding finding in findings)
        {
            worst = Math.Max(worst, Rank(finding.Severity));
        }

        return worst < 0 ? null : Severities[worst];
    }

    /// <summary>Higher is worse; -1 for none.</summary>
    public static int Rank(string? severity)
    {
        for (int i = 0; i < Severities.Count; i++)
        {
            if (Severities[i] == severity)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Its agent is silent, or does not read it: whether the miner works, nobody knows. Who judges says so; before that, the age of what was told.</summary>
    public static bool IsStale(ToldRow told, long stateAtMs, MinerJudgement judgement, long nowMs)
    {
        // A judge who heard the witnesses and could not say has judged, too.
        if (judgement.Verdict != MinerVerdicts.Unknown || judgement.Witnesses.Count > 0)
        {
            return judgement.Verdict == MinerVerdicts.Stale;
        }

        // An agent that counts misses is believed while it speaks; of the others the age of the figures tells.
        long heardAtMs = told.MissedPolls is not null ? stateAtMs : told.CollectedAtMs ?? stateAtMs;
        return nowMs - heardAtMs > SilentAfterMs;
    }
}
