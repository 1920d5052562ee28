using Vedette.Server.Miners.Judgement;
using Vedette.Server.Miners.Judgement.Truth;
using Vedette.Server.Miners.Places;

namespace Vedette.Server.Tests.Miners.Judgement;

public sealed class MinerTruthTests
{
    private static readonly IntendedPool OwnPool = new(1, "main", "stratum+tcp://pool.example:3333", "farm.*");

    [Fact]
    public void A_miner_whose_shares_come_is_hashing_and_the_reason_says_what_they_are_worth()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(30);
        MinerJudgement judgement = site.Of(miner);
        Assert.Equal("hashing", judgement.Verdict);
        Assert.Matches("^It claims 110 TH/s, and [0-9]+ shares in [0-9]+ min are worth 1[01][0-9](\\.[0-9])? TH/s, give or take [0-9.]+ TH/s; 3 boards add up to 110 TH/s\\.$", judgement.Reasons[0]);
        Assert.Equal([("device", "hashing"), ("shares", "hashing"), ("pool", null)], judgement.Witnesses.Select(w => (w.Name, w.Says)));
        Assert.Equal("no pool API is configured", judgement.Witnesses[2].Evidence);
        Assert.Empty(site.Judgements.Findings());
    }

    [Fact]
    public void A_miner_that_claims_while_its_shares_stop_is_found_out_within_ten_minutes_and_not_before()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(30);
        miner.TrueRate = 0;
        long lastShareMs = site.NowMs;
        site.Pass(9);
        Assert.Equal("hashing", site.Verdict(miner));
        site.Pass(1);
        MinerJudgement judgement = site.Of(miner);
        Assert.Equal("claims_only", judgement.Verdict);
        Assert.StartsWith("It claims 110 TH/s, but no share was accepted in 10 min, while about ", judgement.Reasons[0], StringComparison.Ordinal);
        MinerFinding finding = site.Finding("claims_only")!;
        Assert.Equal(("critical", lastShareMs, "miner", MinerSiteTelling.AgentId, miner.Key, 1), (finding.Severity, finding.SinceMs, finding.Scope, finding.AgentId!.Value, finding.MinerKey, finding.SiteId!.Value));
        Assert.InRange((double)finding.Evidence["shares_due"]!, 15, 30);
        miner.TrueRate = null;
        site.Pass(1);
        Assert.Equal("hashing", site.Verdict(miner));
        Assert.Empty(site.Judgements.Findings());
    }

    [Fact]
    public void A_trickle_of_shares_is_no_proof_of_the_claim()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);

        // One share in 290 seconds, where the claim would bring fourteen: a hundredth of 110 TH/s at this difficulty.
        miner.Difficulty = 74_000;
        miner.TrueRate = 0;
        site.Pass(30, minute => miner.Accepted += minute % 5 == 0 ? 1 : 0);
        MinerJudgement judgement = site.Of(miner);
        Assert.Equal(("claims_only", "claims_only"), (judgement.Verdict, judgement.Witnesses[1].Says));
        Assert.Matches("^It claims 110 TH/s, but in [0-9]+ min the accepted shares were only [0-9], while about [0-9]+ were due; 3 boards add up to 110 TH/s\\.$", judgement.Reasons[0]);
        Assert.Contains("claims_only", site.Types());
        miner.TrueRate = null;
        site.Pass(15);
        Assert.Equal("hashing", site.Verdict(miner));
    }

    [Fact]
    public void A_trickle_after_good_hours_is_found_within_twenty_minutes()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        miner.Difficulty = 74_000;
        site.Pass(120);
        Assert.Equal("hashing", site.Verdict(miner));
        miner.TrueRate = 0;
        site.Pass(21, minute => miner.Accepted += minute % 5 == 0 ? 1 : 0);
        Assert.Equal("claims_only", site.Verdict(miner));
    }

    [Fact]
    public void Shares_worth_a_third_of_the_claim_are_a_low_rate_and_do_not_speak_for_it()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);

        // Three shares a minute are due.
        miner.TrueRate = 36e12;
        site.Pass(45);
        Assert.Equal(("hashing", null), (site.Verdict(miner), site.Of(miner).Witnesses[1].Says));
        Assert.Contains("% of the claim", site.Of(miner).Witnesses[1].Evidence, StringComparison.Ordinal);
        Assert.Equal(["hashrate_low"], site.Types());
    }

    [Fact]
    public void A_pool_that_sees_the_claim_is_believed_before_a_count_of_few_shares()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        miner.TrueRate = 5e12;
        site.Pass(30);
        Assert.Equal("claims_only", site.Verdict(miner));
        site.Pools.Says = new PoolWorkerView(105e12, 900, site.NowMs);
        site.Pass(1);
        Assert.Equal("hashing", site.Verdict(miner));
    }

    [Fact]
    public void A_pool_that_asks_for_hard_shares_makes_no_liar_of_a_slow_miner()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);

        // A share in 40 minutes.
        (miner.Rate, miner.Expected, miner.Difficulty) = (1e12, 1e12, 559_000);
        miner.Boards.Clear();
        miner.ExpectedBoards = null;
        site.Pass(39, _ => Assert.NotEqual("claims_only", site.Verdict(miner)));
        Assert.Contains("too few to tell", site.Of(miner).Witnesses[1].Evidence, StringComparison.Ordinal);
        Assert.Null(site.Of(miner).Witnesses[1].Says);
        Assert.Equal("hashing", site.Verdict(miner));
        Assert.Contains("by its own word alone", site.Of(miner).Reasons[0], StringComparison.Ordinal);
        site.Pass(5);
        Assert.Equal(("hashing", "hashing"), (site.Verdict(miner), site.Of(miner).Witnesses[1].Says));
    }

    [Fact]
    public void Chance_alone_accuses_nobody_in_a_month_of_slow_shares()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        var dice = new Random(20_260_101);

        // One share in two minutes on average: a silence of ten minutes comes five times a day.
        (miner.Rate, miner.Expected, miner.Difficulty) = (10e12, 10e12, 10e12 * 120 / 4294967296.0);
        miner.Boards.Clear();
        miner.ExpectedBoards = null;
        miner.TrueRate = 0;
        int claims = 0;
        int tenMinuteSilences = 0;
        int silent = 0;
        site.Pass(30 * 1440, _ =>
        {
            int shares = Poisson(dice, 0.5);
            miner.Accepted += shares;
            silent = shares == 0 ? silent + 1 : 0;
            tenMinuteSilences += silent == 10 ? 1 : 0;
            claims += site.Verdict(miner) == "claims_only" ? 1 : 0;
        });
        Assert.True(tenMinuteSilences > 50, $"only {tenMinuteSilences} silences of ten minutes came");
        Assert.Equal(0, claims);
    }

    [Fact]
    public void Where_the_difficulty_is_not_told_the_own_pace_before_says_what_was_due()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        miner.Difficulty = null;
        miner.Algorithm = "kheavyhash";
        site.Pass(30, _ => miner.Accepted += 4);
        Assert.Equal("hashing", site.Verdict(miner));
        Assert.Contains("what they are worth is not known", site.Of(miner).Reasons[0], StringComparison.Ordinal);
        site.Pass(10);
        Assert.Equal("claims_only", site.Verdict(miner));
        site.Pass(180);
        Assert.Equal("claims_only", site.Verdict(miner));
    }

    [Fact]
    public void A_miner_that_does_not_count_its_shares_is_believed_with_a_word_on_it()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        (miner.Accepted, miner.Rejected, miner.Difficulty) = (null, null, null);
        site.Pass(5);
        Assert.Equal("unknown", site.Verdict(miner));
        site.Pass(7);
        Assert.Equal("hashing", site.Verdict(miner));
        Assert.Contains("by its own word alone: the device does not count its shares", site.Of(miner).Reasons[0], StringComparison.Ordinal);
        miner.LastShareAge = 12;
        site.Pass(1);
        Assert.Contains("its last share came 12 s before", site.Of(miner).Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_restart_is_known_by_its_uptime_and_its_counters_begin_anew_without_a_claim()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(30);
        miner.Restart();
        site.Pass(3);
        Assert.Equal("unknown", site.Verdict(miner));
        Assert.Equal("It started 180 s ago; it is not judged before 5 min.", site.Of(miner).Reasons[0].Replace("3 min", "180 s", StringComparison.Ordinal));
        site.Pass(4);
        Assert.Equal("hashing", site.Verdict(miner));
        Assert.Empty(site.Judgements.Findings());
    }

    [Theory]
    [InlineData(120)]
    [InlineData(20)]
    public void An_uptime_that_stands_still_keeps_nobody_from_being_judged(double uptime)
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        miner.TrueRate = 0;
        site.Pass(4, _ => miner.Uptime = uptime - 60);
        Assert.Equal("unknown", site.Verdict(miner));
        site.Pass(20, _ => miner.Uptime = uptime - 60);
        Assert.Equal("claims_only", site.Verdict(miner));
        Assert.Equal(["claims_only"], site.Types());
    }

    [Fact]
    public void An_uptime_that_begins_anew_again_and_again_is_no_standing_clock()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(60, minute => miner.Uptime = minute % 4 == 0 ? 0 : miner.Uptime);
        Assert.Equal("unknown", site.Verdict(miner));
        Assert.Contains("restarting", site.Types());
    }

    [Fact]
    public void A_start_that_takes_half_an_hour_is_none()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(30);
        (miner.State, miner.TrueRate) = ("starting", 0);
        site.Pass(10);
        Assert.Equal("unknown", site.Verdict(miner));
        site.Pass(40);
        Assert.Equal("claims_only", site.Verdict(miner));
    }

    [Fact]
    public void A_counter_that_falls_without_a_restart_is_neither_shares_nor_silence()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(30);
        double before = miner.Accepted!.Value;
        miner.Accepted = 50;
        site.Pass(1);
        Assert.Equal("hashing", site.Verdict(miner));
        miner.Accepted = before;
        site.Pass(1);

        // The jump back counts as shares once; the next ones are right again.
        site.Pass(5);
        Assert.Equal("hashing", site.Verdict(miner));
    }

    [Theory]
    [InlineData("stratum+ssl://POOL.example:3333/path", "farm.12", "hashing")]
    [InlineData("user:secret@pool.example:3333", "Farm.x", "hashing")]
    [InlineData("pool.example:443", "farm.12", "wrong_pool")]
    [InlineData("stratum+tcp://thief.example:3333", "farm.12", "wrong_pool")]
    [InlineData("stratum+tcp://pool.example:3333", "thief.1", "wrong_worker")]
    [InlineData("stratum+tcp://pool.example", "farm.12", "hashing")]
    public void Pool_and_worker_are_those_that_people_meant(string url, string worker, string verdict)
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Places.Pools.Add(OwnPool);
        (miner.PoolUrl, miner.Worker) = (url, worker);
        site.Pass(20);
        Assert.Equal(verdict, site.Verdict(miner));
        Assert.Equal(verdict == "hashing" ? [] : [verdict], site.Types());
    }

    [Fact]
    public void A_spare_pool_that_gets_the_shares_is_judged_and_one_poll_of_it_is_no_finding()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Places.Pools.Add(OwnPool);
        site.Pass(12);
        miner.SparePools.Add(("stratum+tcp://thief.example:3333", "alive", true));
        site.Pass(1);
        Assert.Equal("wrong_pool", site.Verdict(miner));
        Assert.Equal("It works for thief.example:3333; meant is main (pool.example:3333).", site.Of(miner).Reasons[0]);
        Assert.Empty(site.Judgements.Findings());
        site.Pass(1);
        Assert.Equal("critical", site.Finding("wrong_pool")!.Severity);
        miner.SparePools.Clear();
        site.Pass(1);
        Assert.Equal("hashing", site.Verdict(miner));
        Assert.Empty(site.Judgements.Findings());
    }

    [Fact]
    public void The_address_of_a_miner_may_change_without_its_past_being_lost()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(30);
        miner.TrueRate = 0;
        site.Pass(5);
        miner.Address = "10.0.0.99";
        site.RestartAgent();
        site.Pass(5);
        Assert.Equal("claims_only", site.Verdict(miner));
    }

    [Theory]
    [InlineData("sleeping", "sleeping")]
    [InlineData("stopped", "unknown")]
    [InlineData("fault", "unknown")]
    [InlineData("auth_required", "unknown")]
    public void A_miner_that_does_not_mean_to_hash_is_no_liar(string state, string verdict)
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(30);
        (miner.State, miner.TrueRate) = (state, 0);
        site.Pass(60);
        Assert.Equal(verdict, site.Verdict(miner));
        Assert.DoesNotContain("claims_only", site.Types());
    }

    [Fact]
    public void A_miner_that_tunes_itself_is_not_judged_by_its_rates()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        (miner.State, miner.Rate) = ("tuning", 20e12);
        site.Pass(60);
        Assert.Equal("hashing", site.Verdict(miner));
        Assert.Contains("its rates are not judged", site.Of(miner).Reasons[1], StringComparison.Ordinal);
        Assert.Empty(site.Judgements.Findings());
    }

    [Fact]
    public void A_miner_that_says_itself_that_it_gives_nothing_makes_no_claim()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(30);
        miner.Rate = 0;
        site.Pass(20);
        Assert.Equal(("unknown", "It says itself that it does not hash: 0 of 110 TH/s."), (site.Verdict(miner), site.Of(miner).Reasons[0]));
        Assert.Equal("critical", site.Finding("hashrate_low")!.Severity);
    }

    [Fact]
    public void A_pool_that_sees_no_work_contradicts_shares_that_the_device_counts()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(20);
        site.Pools.Says = new PoolWorkerView(0, 900, site.NowMs);
        site.Pass(1);
        Assert.Equal(("claims_only", "It claims 110 TH/s, but the pool sees no work of farm.12 over 15 min."), (site.Verdict(miner), site.Of(miner).Reasons[0]));
        Assert.Equal("claims_only", site.Of(miner).Witnesses[2].Says);
        site.Pools.Says = new PoolWorkerView(105e12, 900, site.NowMs);
        site.Pass(1);
        Assert.Equal("hashing", site.Verdict(miner));
        site.Pools.Says = new PoolWorkerView(0, 900, site.NowMs - (16 * 60_000));
        site.Pass(1);
        Assert.Equal(("hashing", null), (site.Verdict(miner), site.Of(miner).Witnesses[2].Says));
    }

    [Fact]
    public void A_miner_that_its_owner_paused_is_fine_whatever_it_does_not_do()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Places.Pools.Add(OwnPool);
        site.Pass(12);
        miner.MissedPolls = 3;
        site.Pass(10);
        Assert.Equal("offline", site.Verdict(miner));
        site.Places.Paused.Add(miner.Key);
        Assert.Equal(("sleeping", "Its owner paused it."), (site.Verdict(miner), site.Of(miner).Reasons[0]));
        Assert.Empty(site.Judgements.Findings());
    }

    private static int Poisson(Random dice, double mean)
    {
        (int count, double product, double limit) = (0, dice.NextDouble(), Math.Exp(-mean));
        while (product > limit)
        {
            count++;
            product *= dice.NextDouble();
        }

        return count;
    }
}
