using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Rules;
using Vedette.Server.Miners.Judgement.Sightings;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Truth;

/// <summary>
/// One verdict of three witnesses. The first of these that holds: (1) nobody hears of it: stale, offline (2) its owner paused it: sleeping (3) it was not read, is not known or locks its door: unknown (4) it rests: sleeping
/// (5) it stopped, is starting, or claims nothing: unknown (6) claims_only (7) wrong_pool (8) wrong_worker (9) slow_board (10) hashing. Docs/decisions/0015 says why in this order.
/// </summary>
internal sealed record MinerTruth(string Verdict, IReadOnlyList<Statement> Reasons)
{
    /// <summary>The device's word alone counts after this: shares that are not counted cannot contradict it.</summary>
    private const long WordAloneMs = ShareEvidence.SilenceSeconds * 1000;

    /// <summary>Boards and total are read at moments that differ by seconds.</summary>
    private const double BoardsBesideClaim = 0.25;

    public static MinerTruth Of(MinerCase now, MinerSilence silence) => Unheard(now, silence) ?? Unread(now) ?? AtRest(now) ?? OfClaim(now);

    // :: (1), (2)
    private static MinerTruth? Unheard(MinerCase now, MinerSilence silence)
    {
        if (now.Around.AgentSilentSinceMs is not null)
        {
            return new MinerTruth(MinerVerdicts.Stale, [TruthReasons.AgentSilent(silence.Seconds)]);
        }

        bool paused = now.Around.Place?.Paused == true;
        if (paused && (silence.IsOffline || silence.IsStale || now.IsResting || now.IsStopped || !now.Claims))
        {
            return new MinerTruth(MinerVerdicts.Sleeping, [TruthReasons.PausedByOwner]);
        }

        if (silence.IsOffline)
        {
            return new MinerTruth(MinerVerdicts.Offline, [TruthReasons.NoAnswer((int)(now.Entity.Number(MinerFields.MissedPolls) ?? 0), now.Miner.ReadAtMs is null ? null : silence.Seconds)]);
        }

        return silence.IsStale ? new MinerTruth(MinerVerdicts.Stale, [TruthReasons.ReadingOld(silence.Seconds)]) : null;
    }

    // :: (3)
    private static MinerTruth? Unread(MinerCase now)
    {
        string? vendor = now.Entity.Text(MinerFields.Vendor);
        return now switch
        {
            _ when MinerWords.Is(now.State, MinerWords.AuthRequired) => Unknown(CredentialsRule.Tell(now.Entity.Text(MinerFields.StateText), now.Entity.Text(MinerFields.Address))),
            { Miner.ReadAtMs: null } => Unknown(TruthReasons.NotReadYet),
            _ when (vendor is null || MinerWords.Is(vendor, MinerWords.Unknown)) && now.Claim is null => Unknown(UnknownDeviceRule.Tell(null, now.Entity.Text(MinerFields.Address), now.Entity.Texts(MinerFields.Evidence))),
            _ => null,
        };
    }

    // :: (4), (5)
    private static MinerTruth? AtRest(MinerCase now)
    {
        if (now.IsResting)
        {
            return new MinerTruth(MinerVerdicts.Sleeping, [TruthReasons.SleepsAsTold]);
        }

        if (now.IsStopped)
        {
            return Unknown(TruthReasons.StoppedNotPaused(now.Entity.Text(MinerFields.StateText)));
        }

        if (MinerWords.Is(now.State, MinerWords.Fault))
        {
            return Unknown(DeviceErrorRule.TellStopped(now.Entity.Text(MinerFields.StateText), now.State));
        }

        if (now.Miner.RunningSeconds is { } running && !now.Miner.IsWarm)
        {
            return Unknown(TruthReasons.JustStarted(running));
        }

        if (now.Miner.IsStarting)
        {
            return Unknown(TruthReasons.SaysStarting);
        }

        return now switch
        {
            { Claim: null } => Unknown(TruthReasons.NoRate),
            { Claims: false } => Unknown(TruthReasons.NotHashing(now.Expected)),
            _ => null,
        };
    }

    // :: (6) to (10)
    private static MinerTruth OfClaim(MinerCase now)
    {
        var found = new List<(string Verdict, Statement Reason)>();
        double claim = now.Claim!.Value.HashesPerSecond;
        if (now.NoShareCame)
        {
            found.Add((MinerVerdicts.ClaimsOnly, TruthReasons.ClaimsRefuted(claim, now.Shares.Clauses)));
        }

        if (now.PoolView.Says == MinerVerdicts.ClaimsOnly)
        {
            found.Add((MinerVerdicts.ClaimsOnly, TruthReasons.ClaimsRefuted(claim, now.PoolView.Clauses)));
        }

        if (now.Choice.WrongPool is { } pool)
        {
            found.Add((MinerVerdicts.WrongPool, WrongPoolRule.Tell(pool, now.Choice.Meant)));
        }

        if (now.Choice.WrongWorker is { } worker)
        {
            found.Add((MinerVerdicts.WrongWorker, WrongWorkerRule.Tell(worker, now.Choice.Meant)));
        }

        foreach (string type in (string[])[FindingTypes.BoardLost, FindingTypes.BoardSlow])
        {
            if (MinerRules.Raised(now.Miner, type) is { } slow)
            {
                found.Add((MinerVerdicts.SlowBoard, slow.Said));
            }
        }

        return found.Count > 0 ? new MinerTruth(found[0].Verdict, [.. found.Select(f => f.Reason)]) : Hashing(now, claim);
    }

    private static MinerTruth Hashing(MinerCase now, double claim)
    {
        bool seen = now.Shares.Says == MinerVerdicts.Hashing || now.PoolView.Says == MinerVerdicts.Hashing;
        if (!seen && now.NowMs - now.Miner.WatchedSinceMs < WordAloneMs)
        {
            return Unknown(TruthReasons.ClaimsWatchedShortly(claim, now.Shares.Clauses, (now.NowMs - now.Miner.WatchedSinceMs!.Value) / 1000.0));
        }

        var reasons = new List<Statement>
        {
            seen ? TruthReasons.ClaimsSeen(claim, now.Shares.Says == MinerVerdicts.Hashing ? now.Shares.Clauses : now.PoolView.Clauses) : TruthReasons.ClaimsAlone(claim, now.Shares.Clauses),
        };
        if (now.Shares.Says == MinerVerdicts.ClaimsOnly)
        {
            reasons.Add(TruthReasons.OwnCountWrong(now.Shares.Clauses));
        }

        if (MinerWords.Is(now.State, MinerWords.Tuning))
        {
            reasons.Add(TruthReasons.FrequenciesTuned);
        }

        double sum = now.Miner.Boards.Sum(b => b.Number(MinerBoardFields.Hashrate) ?? double.NaN);
        if (now.Miner.Boards.Count > 0 && Math.Abs(sum - claim) > BoardsBesideClaim * claim)
        {
            reasons.Add(TruthReasons.BoardsDiffer(sum));
        }

        return new MinerTruth(MinerVerdicts.Hashing, reasons);
    }

    private static MinerTruth Unknown(Statement reason) => new(MinerVerdicts.Unknown, [reason]);
}
