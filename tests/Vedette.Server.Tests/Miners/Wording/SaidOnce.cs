using Vedette.Server.Miners.Judgement.Groups;
using Vedette.Server.Miners.Judgement.Rules;
using Vedette.Server.Miners.Judgement.Truth;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Tests.Miners.Wording;

/// <summary>Everything that can be said of a miner, by the methods that say it, with figures that the server and the portal write alike.</summary>
internal static class SaidOnce
{
    private const double Rate = 72.4e12;
    private const double Expected = 110.2e12;

    private static readonly PoolAddress Pool = PoolAddress.Parse("stratum+tcp://pool.example:3333")!.Value;
    private static readonly ShareEvidence Counted = new(null, []) { Shares = 49, Seconds = 600, HashesPerSecond = Rate };

    public static IEnumerable<Statement> Statements() => [.. OfRates(), .. OfHardware(), .. OfPools(), .. OfDevices(), .. OfSilence(), .. OfVerdicts()];

    public static IEnumerable<Clause> Clauses() =>
    [
        .. Statements().SelectMany(s => s.Clauses), DeviceEvidence.NotHeard, DeviceEvidence.Tell(null), DeviceEvidence.Tell(new ClaimedRate(Rate, 300)), DeviceEvidence.Tell(new ClaimedRate(Rate, null)), DeviceEvidence.TellExpected(Expected),
        DeviceEvidence.TellState("mining"), DeviceEvidence.TellState(null), ShareEvidence.TellSilence(900, 31), ShareEvidence.TellTrickle(new ShareTrickle(4, 260, 1200, 0)), ShareEvidence.TellPart(0.12), ShareEvidence.TellChance(660, 7), ShareEvidence.TellTooFew(300, 2.5), ShareEvidence.TellTooFew(300, null),
        ShareEvidence.TellRefused(12), ShareEvidence.TellWorth(Counted with { Shares = 1 }), ShareEvidence.TellWorth(Counted), ShareEvidence.TellWorth(Counted with { Shares = 1, HashesPerSecond = null }),
        ShareEvidence.TellWorth(Counted with { HashesPerSecond = null }), ShareEvidence.TellAge(12), ShareEvidence.TooFewPolls, ShareEvidence.NotCounted, ShareEvidence.TellBoards(1, Rate), ShareEvidence.TellBoards(3, Rate),
        PoolEvidence.TellWork(View, "farm.12"), PoolEvidence.TellWork(View, null), PoolEvidence.TellPart(View, "farm.12", 0.33), PoolEvidence.TellNothing(View, "farm.12"), PoolEvidence.TellNothing(View with { HashesPerSecond = 0 }, "farm.12"),
        PoolEvidence.TellNothing(View with { ListedInstead = 1 }, "farm.12"), PoolEvidence.TellNothing(View with { ListedInstead = 211 }, null), PoolEvidence.TellChance(7.5), PoolSilence.NoApi, PoolSilence.NoAccount, PoolSilence.NotAsked,
        PoolSilence.WorkerNotTold, PoolSilence.WithoutRate, PoolSilence.AnswerOld(960), PoolSilence.NotListed(1), PoolSilence.NotListed(5), PoolSilence.Problem("the pool has a problem of its own (500)"),
    ];

    private static PoolWorkerView View { get; } = new(Rate, 300, 0);

    private static Statement[] OfRates() =>
    [
        HashrateLowRule.Tell(Rate, 0.66, Expected), HashrateLowRule.TellNothing(null), HashrateLowRule.TellNothing(Expected), HashrateBySharesRule.Tell(Expected, Rate, Counted), HashrateDroppedRule.Tell(Rate, 0.18, Expected), RejectRateRule.Tell(new RejectedShares(400, 26)),
        HardwareErrorsRule.Tell(812, 0.025, 2400), PowerHighRule.Tell(980, 900), RestartingRule.Tell(1, 240), RestartingRule.Tell(3, 240),
    ];

    private static Statement[] OfHardware() =>
    [
        BoardLostRule.Tell(2, 3, []), BoardLostRule.Tell(1, 3, ["1", "2"]), BoardLostRule.Tell(0, 1, ["0"]), BoardSlowRule.Tell("2", 0.33, 36.7e12, 1), BoardSlowRule.Tell("2", 0.33, 36.7e12, 2),
        ChipsLostRule.Tell(1, 342, [ChipsLostRule.TellBoard("1", 113, 114)]), ChipsLostRule.Tell(26, 342, [ChipsLostRule.TellBoard("1", 90, 114), ChipsLostRule.TellBoard("2", 112, 114)]), HotChipRule.Tell(96, 95), HotBoardRule.Tell(78, 75),
        FanStoppedRule.Tell([FanName.Of(false, 2)], 4), FanStoppedRule.Tell([FanName.Of(false, 2), FanName.Of(true, 0)], 4), FanStoppedRule.TellMissing(3, 4), FanSlowRule.Tell(FanName.Of(false, 2), 800, 980), FanSlowRule.Tell(FanName.Of(true, 0), 800, 980),
    ];

    private static Statement[] OfPools() =>
    [
        WrongPoolRule.Tell("pool.other:3333", ["Main (pool.example:3333)"]), WrongPoolRule.Tell("pool.other:3333", ["Main (pool.example:3333)", "Spare (pool.spare:3333)"]), WrongWorkerRule.Tell("stranger.1", ["farm.*"]),
        AllPoolsDeadRule.TellAll(3, Pool), AllPoolsDeadRule.TellOne(Pool), AllPoolsDeadRule.TellOne(null), FirstPoolDeadRule.Tell(Pool), FirstPoolDeadRule.Tell(null),
    ];

    private static Statement[] OfDevices() =>
    [
        DeviceErrorRule.Tell(DeviceErrorRule.TellError("540", "chip id error"), 0, false), DeviceErrorRule.Tell(DeviceErrorRule.TellError("540", null), 1, false), DeviceErrorRule.Tell(DeviceErrorRule.TellError(null, "fan lost"), 2, false),
        DeviceErrorRule.Tell(DeviceErrorRule.TellError(null, null), 0, true), DeviceErrorRule.Tell(DeviceErrorRule.TellError("540", "chip id error"), 1, true), DeviceErrorRule.Tell(DeviceErrorRule.TellError("540", "chip id error"), 2, true),
        DeviceErrorRule.TellStopped("over temperature.", "fault"), DeviceErrorRule.TellStopped(null, "fault"), CredentialsRule.Tell("401", "10.0.0.12"), UnknownDeviceRule.Tell("WhatsThis 9", "10.0.0.12", []),
        UnknownDeviceRule.Tell(null, "10.0.0.12", []), AmbiguousRule.Tell(["rpc version: Antminer"]), AmbiguousRule.TellSameMac("10.0.0.13", ["same mac: 10.0.0.13"]),
    ];

    private static Statement[] OfSilence() =>
    [
        TruthReasons.NoAnswer(0, null), TruthReasons.NoAnswer(1, 420), TruthReasons.NoAnswer(3, 420), TruthReasons.ReadingOld(420), TruthReasons.AgentSilent(420), SilentGroups.TellAgent("north", 1), SilentGroups.TellAgent("north", 20),
        SilentGroups.TellAgent(null, 1), SilentGroups.TellAgent(null, 20), SilentGroups.TellSite("north", 39), SilentGroups.TellRack("R01", 3, 10),
    ];

    private static Statement[] OfVerdicts() =>
    [
        Statement.NotToldYet, TruthReasons.NotReadYet, TruthReasons.PausedByOwner, TruthReasons.StoppedNotPaused(null), TruthReasons.StoppedNotPaused("no pool"), TruthReasons.SaysStarting, TruthReasons.NotHeardOf, TruthReasons.SleepsAsTold, TruthReasons.JustStarted(50), TruthReasons.NoRate, TruthReasons.NotHashing(null),
        TruthReasons.NotHashing(Expected), TruthReasons.ClaimsRefuted(Expected, [ShareEvidence.TellSilence(900, 31), ShareEvidence.TellRefused(12), ShareEvidence.TellBoards(3, Rate)]),
        TruthReasons.ClaimsSeen(Expected, [ShareEvidence.TellWorth(Counted)]), TruthReasons.ClaimsAlone(Expected, [ShareEvidence.NotCounted]), TruthReasons.ClaimsWatchedShortly(Expected, [ShareEvidence.TooFewPolls], 50),
        TruthReasons.OwnCountWrong([ShareEvidence.TellSilence(900, 31)]), TruthReasons.FrequenciesTuned, TruthReasons.BoardsDiffer(Rate),
    ];
}
