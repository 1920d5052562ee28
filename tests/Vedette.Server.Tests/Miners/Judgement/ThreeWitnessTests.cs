using Vedette.Server.Miners.Judgement;
using Vedette.Server.Miners.Judgement.Truth;

namespace Vedette.Server.Tests.Miners.Judgement;

/// <summary>The device's word, its shares, and what the pool sees: where they agree, and where they do not.</summary>
public sealed class ThreeWitnessTests
{
    [Fact]
    public void All_three_agree_and_each_says_what_it_saw()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(20, _ => site.Pools.Says = new PoolWorkerView(98.1e12, 300, site.NowMs));
        MinerJudgement judgement = site.Of(miner);
        Assert.Equal("hashing", judgement.Verdict);
        Assert.Equal([("device", "hashing"), ("shares", "hashing"), ("pool", "hashing")], judgement.Witnesses.Select(w => (w.Name, w.Says)));
        Assert.Equal("the pool sees 98.1 TH/s over 5 min of farm.12", judgement.Witnesses[2].Evidence);
    }

    [Fact]
    public void A_device_that_counts_shares_it_never_had_is_found_out_by_the_pool_alone()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(20, _ => site.Pools.Says = new PoolWorkerView(0, 600, site.NowMs) { ListedInstead = 211 });
        Assert.Equal(("claims_only", "It claims 110 TH/s, but the pool lists 211 workers with work in the last 10 min, and farm.12 is none of them."), (site.Verdict(miner), site.Of(miner).Reasons[0]));
        Assert.Equal([("shares", "hashing"), ("pool", "claims_only")], site.Of(miner).Witnesses.Skip(1).Select(w => (w.Name, w.Says)));
        MinerFinding finding = site.Finding("claims_only")!;
        Assert.Equal(("critical", 0.0), (finding.Severity, (double)finding.Evidence["pool_hashrate"]!));
    }

    [Fact]
    public void A_count_of_shares_that_stands_still_while_the_pool_sees_work_accuses_nobody()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(30);
        miner.TrueRate = 0;
        site.Pass(20, _ => site.Pools.Says = new PoolWorkerView(108e12, 300, site.NowMs));
        MinerJudgement judgement = site.Of(miner);
        Assert.Equal(("hashing", "It claims 110 TH/s, and the pool sees 108 TH/s over 5 min of farm.12."), (judgement.Verdict, judgement.Reasons[0]));
        Assert.Contains(judgement.Reasons, r => r.StartsWith("By its own count no share was accepted in ", StringComparison.Ordinal));
        Assert.Empty(site.Judgements.Findings());
    }

    [Fact]
    public void Work_that_the_pool_saw_before_the_silence_is_no_excuse()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(30);
        miner.TrueRate = 0;

        // A window of an hour holds work from before.
        site.Pass(15, _ => site.Pools.Says = new PoolWorkerView(90e12, 3600, site.NowMs));
        Assert.Equal("claims_only", site.Verdict(miner));
        Assert.NotNull(site.Finding("claims_only"));
    }

    [Fact]
    public void Silent_shares_and_a_pool_that_sees_nothing_are_one_accusation_with_two_reasons()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(30);
        miner.TrueRate = 0;
        site.Pass(20, _ => site.Pools.Says = new PoolWorkerView(0, 600, site.NowMs));
        Assert.Equal("claims_only", site.Verdict(miner));
        Assert.Equal(2, site.Of(miner).Reasons.Count);
        Assert.Equal(["claims_only"], site.Types());
    }

    [Fact]
    public void An_average_that_fades_is_none_and_a_part_of_the_claim_is_no_verdict()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(20, _ => site.Pools.Says = new PoolWorkerView(1e12, 600, site.NowMs));
        Assert.Equal(("claims_only", "the pool sees only 1 TH/s over 10 min of farm.12"), (site.Verdict(miner), site.Of(miner).Witnesses[2].Evidence));
        site.Pass(1, _ => site.Pools.Says = new PoolWorkerView(33e12, 300, site.NowMs));
        Assert.Equal(("hashing", null, "the pool sees 33 TH/s over 5 min of farm.12, which is 30 % of the claim"), (site.Verdict(miner), site.Of(miner).Witnesses[2].Says, site.Of(miner).Witnesses[2].Evidence));
    }

    [Fact]
    public void A_miner_that_owes_few_shares_in_the_pools_window_is_not_accused_by_chance()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);

        // A share in two minutes.
        (miner.Rate, miner.Expected, miner.Difficulty) = (1e12, 1e12, 1e12 * 120 / 4294967296.0);
        miner.Boards.Clear();
        miner.ExpectedBoards = null;
        site.Pass(20, _ => site.Pools.Says = new PoolWorkerView(0, 300, site.NowMs));
        Assert.Equal("hashing", site.Verdict(miner));
        Assert.Equal((null, "the pool sees no work of farm.12 over 5 min; 2.5 shares were due, which may still be chance"), (site.Of(miner).Witnesses[2].Says, site.Of(miner).Witnesses[2].Evidence));

        // It stays at nothing: what was due is that of the whole time.
        site.Pass(5, _ => site.Pools.Says = new PoolWorkerView(0, 300, site.NowMs) { SilentSeconds = 2100 });
        Assert.Equal(("claims_only", "the pool sees no work of farm.12 over 35 min"), (site.Verdict(miner), site.Of(miner).Witnesses[2].Evidence));
    }

    [Fact]
    public void A_miner_that_started_within_the_pools_window_is_given_time()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        miner.Restart();
        site.Pass(14, _ => site.Pools.Says = new PoolWorkerView(0, 600, site.NowMs));
        Assert.NotEqual("claims_only", site.Verdict(miner));
        site.Pass(2, _ => site.Pools.Says = new PoolWorkerView(0, 600, site.NowMs));
        Assert.Equal("claims_only", site.Verdict(miner));
    }

    [Fact]
    public void A_pool_that_says_nothing_says_why()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pools.Why = PoolSilence.Problem("the pool refuses (401): the secret or what it allows is wrong");
        site.Pass(20);
        Assert.Equal((null, site.Pools.Why.Text), (site.Of(miner).Witnesses[2].Says, site.Of(miner).Witnesses[2].Evidence));
        Assert.Equal("hashing", site.Verdict(miner));
    }
}
