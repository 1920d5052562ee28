using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Rules;
using Vedette.Server.Miners.Judgement.Sightings;

namespace Vedette.Server.Miners.Judgement.Truth;

/// <summary>
/// One verdict of three witnesses. The first of these that holds: (1) nobody hears of it: stale, offline (2) its owner paused it: sleeping (3) it was not read, is not known or locks its door: unknown (4) it rests: sleeping
/// (5) it stopped, is starting, or claims nothing: unknown (6) claims_only (7) wrong_pool (8) wrong_worker (9) slow_board (10) hashing. Docs/decisions/0015 says why in this order.
/// </summary>
internal sealed record MinerTruth(string Verdict, IReadOnlyList<string> Reasons)
{
    /// <summary>The device's word alone counts after this: shares that are not counted cannot contradict it.</summary>
    private const long WordAloneMs = ShareEvidence.SilenceSeconds * 1000;

    /// <summary>Boards and total are read at moments that differ by seconds.</summary>
    private const double BoardsBesideClaim = 0.25;

    public static MinerTruth Of(MinerCase now, MinerSilence silence) => Unheard(now, silence) ?? Unread(now) ?? AtRest(now) ?? OfClaim(now);

    // :: (1), (2)
    private static MinerTruth? Unheard(MinerCase now, MinerSilence silence)
    {
        string span = FigureText.Span(silence.Seconds);
        if (now.Around.AgentSilentSinceMs is not null)
        {
            return new MinerTruth(MinerVerdicts.Stale, [$"Its site agent has not reported for {span}."]);
        }

        bool paused = now.Around.Place?.Paused == true;
        if (paused && (silence.IsOffline || silence.IsStale || now.IsResting || now.IsStopped || !now.Claims))
        {
            return new MinerTruth(MinerVerdicts.Sleeping, ["Its owner paused it."]);
        }

        if (silence.IsOffline)
        {
            string missed = now.Entity.Number(MinerFields.MissedPolls) is > 0 and { } polls ? $"{FigureText.Count((int)polls, "poll")} failed one after another; " : "";
            return new MinerTruth(MinerVerdicts.Offline, [now.Miner.ReadAtMs is null ? $"It does not answer: {missed}it was never read." : $"It does not answer: {missed}the last reading is {span} old."]);
        }

        return silence.IsStale ? new MinerTruth(MinerVerdicts.Stale, [$"The last reading is {span} old, though its agent reports."]) : null;
    }

    // :: (3)
    private static MinerTruth? Unread(MinerCase now)
    {
        string? vendor = now.Entity.Text(MinerFields.Vendor);
        return now switch
        {
            _ when MinerWords.Is(now.State, MinerWords.AuthRequired) => Unknown("It wants a login that is not configured, or refuses the one that is."),
            { Miner.ReadAtMs: null } => Unknown("It was not read yet."),
            _ when (vendor is null || MinerWords.Is(vendor, MinerWords.Unknown)) && now.Claim is null => Unknown("Nobody knows this kind of device yet."),
            _ => null,
        };
    }

    // :: (4), (5)
    private static MinerTruth? AtRest(MinerCase now)
    {
        if (now.IsResting)
        {
            return new MinerTruth(MinerVerdicts.Sleeping, ["It sleeps, as it was told to."]);
        }

        if (now.IsStopped)
        {
            return Unknown($"Its mining program is stopped{(now.Entity.Text(MinerFields.StateText) is { Length: > 0 } why ? $" ({why})" : "")}, and its owner did not pause it.");
        }

        if (MinerWords.Is(now.State, MinerWords.Fault))
        {
            return Unknown($"It stopped itself{(now.Entity.Text(MinerFields.StateText) is { Length: > 0 } text ? $": {text}" : "")}.");
        }

        if (now.Miner.RunningSeconds is { } running && !now.Miner.IsWarm)
        {
            return Unknown($"It started {FigureText.Span(running)} ago; it is not judged before {FigureText.Span(WatchedMiner.WarmUpSeconds)}.");
        }

        if (now.Miner.IsStarting)
        {
            return Unknown("It says that it is starting.");
        }

        return now switch
        {
            { Claim: null } => Unknown("It tells no rate."),
            { Claims: false } => Unknown($"It says itself that it does not hash{(now.Expected is { } expected ? $": 0 of {FigureText.Rate(expected)}" : "")}."),
            _ => null,
        };
    }

    // :: (6) to (10)
    private static MinerTruth OfClaim(MinerCase now)
    {
        var found = new List<(string Verdict, string Reason)>();
        string claim = FigureText.Rate(now.Claim!.Value.HashesPerSecond);
        if (now.NoShareCame)
        {
            found.Add((MinerVerdicts.ClaimsOnly, $"It claims {claim}, but {now.Shares.Text}."));
        }

        if (now.PoolView.Says == MinerVerdicts.ClaimsOnly)
        {
            found.Add((MinerVerdicts.ClaimsOnly, $"It claims {claim}, but {now.PoolView.Text}."));
        }

        if (now.Choice.WrongPool is { } pool)
        {
            found.Add((MinerVerdicts.WrongPool, $"It works for {pool}; meant is {now.Choice.Meant}."));
        }

        if (now.Choice.WrongWorker is { } worker)
        {
            found.Add((MinerVerdicts.WrongWorker, $"Its shares are booked to the worker {worker}; meant is {now.Choice.Meant}."));
        }

        foreach (string type in (string[])[FindingTypes.BoardLost, FindingTypes.BoardSlow])
        {
            if (MinerRules.Raised(now.Miner, type) is { } slow)
            {
                found.Add((MinerVerdicts.SlowBoard, slow.Sentence));
            }
        }

        return found.Count > 0 ? new MinerTruth(found[0].Verdict, [.. found.Select(f => f.Reason)]) : Hashing(now, claim);
    }

    private static MinerTruth Hashing(MinerCase now, string claim)
    {
        bool seen = now.Shares.Says == MinerVerdicts.Hashing || now.PoolView.Says == MinerVerdicts.Hashing;
        if (!seen && now.NowMs - now.Miner.WatchedSinceMs < WordAloneMs)
        {
            return Unknown($"It claims {claim}; {now.Shares.Text}, and it has been watched for {FigureText.Span((now.NowMs - now.Miner.WatchedSinceMs!.Value) / 1000.0)} only.");
        }

        var reasons = new List<string> { seen ? $"It claims {claim}, and {(now.Shares.Says == MinerVerdicts.Hashing ? now.Shares.Text : now.PoolView.Text)}." : $"It claims {claim}, by its own word alone: {now.Shares.Text}." };
        if (now.Shares.Says == MinerVerdicts.ClaimsOnly)
        {
            reasons.Add($"By its own count {now.Shares.Text}: it does not count them rightly.");
        }

        if (MinerWords.Is(now.State, MinerWords.Tuning))
        {
            reasons.Add("It looks for its best frequencies: its rates are not judged.");
        }

        double sum = now.Miner.Boards.Sum(b => b.Number(MinerBoardFields.Hashrate) ?? double.NaN);
        if (now.Miner.Boards.Count > 0 && Math.Abs(sum - now.Claim!.Value.HashesPerSecond) > BoardsBesideClaim * now.Claim.Value.HashesPerSecond)
        {
            reasons.Add($"Its boards add up to {FigureText.Rate(sum)}, which is not what it claims.");
        }

        return new MinerTruth(MinerVerdicts.Hashing, reasons);
    }

    private static MinerTruth Unknown(string reason) => new(MinerVerdicts.Unknown, [reason]);
}
