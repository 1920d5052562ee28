using Vedette.Server.Miners.Judgement;

namespace Vedette.Server.Tests.Miners.Judgement;

/// <summary>How few shares are too few to come by chance, and what is no trickle although few came. Of 110 TH/s.</summary>
public sealed class ShareTrickleTests
{
    private readonly MinerSiteTelling _site = MinerSiteTelling.WithOne(out _);

    private ToldMiner Miner => _site.Miners[0];

    /// <summary>The difficulty at which so many shares are due in a minute.</summary>
    private double DueInMinute
    {
        set => Miner.Difficulty = 110e12 * 60 / 4294967296.0 / value;
    }

    [Fact]
    public void One_share_asks_for_eighteen_that_were_due_and_an_hour_is_not_too_long_to_wait_for_them()
    {
        DueInMinute = 0.3;
        Miner.TrueRate = 0;
        _site.Pass(56, minute => Miner.Accepted += minute == 31 ? 1 : 0);
        Assert.NotEqual("claims_only", _site.Verdict(Miner));
        _site.Pass(8);
        Assert.Equal("claims_only", _site.Verdict(Miner));
    }

    [Fact]
    public void A_seventh_of_the_claim_is_a_low_rate()
    {
        Miner.TrueRate = 16e12;
        _site.Pass(100);
        Assert.Equal("hashing", _site.Verdict(Miner));
        Assert.Equal(["hashrate_low"], _site.Types());
    }

    [Fact]
    public void A_break_of_nine_minutes_with_a_share_in_it_is_nobodys_concern()
    {
        DueInMinute = 10;
        _site.Pass(30);
        Miner.TrueRate = 0;
        _site.Pass(9, minute => Miner.Accepted += minute == 5 ? 1 : 0);
        Assert.Equal("hashing", _site.Verdict(Miner));
    }

    [Fact]
    public void Shares_that_were_hard_when_they_were_looked_for_are_not_due_at_the_easier_difficulty()
    {
        DueInMinute = 1.0 / 30;
        Miner.TrueRate = 0;
        _site.Pass(40, minute => Miner.Accepted += minute == 35 ? 1 : 0);
        DueInMinute = 60;
        _site.Pass(1);
        Assert.NotEqual("claims_only", _site.Verdict(Miner));
    }

    [Fact]
    public void What_was_before_a_start_does_not_speak_against_what_is_after_it()
    {
        Miner.TrueRate = 0;
        _site.Pass(100, minute => Miner.Accepted += minute % 20 == 0 ? 1 : 0);
        Assert.Equal("claims_only", _site.Verdict(Miner));
        Miner.Restart();
        Miner.TrueRate = null;
        _site.Pass(7);
        Assert.Equal("hashing", _site.Verdict(Miner));
    }

    [Fact]
    public void What_was_before_a_counter_that_fell_does_not_speak_against_what_is_after_it()
    {
        Miner.TrueRate = 0;
        _site.Pass(100, minute => Miner.Accepted += minute % 20 == 0 ? 1 : 0);
        Miner.Accepted = 0;
        Miner.TrueRate = null;
        _site.Pass(7);
        Assert.Equal("hashing", _site.Verdict(Miner));
    }

    [Fact]
    public void Shares_that_may_be_few_by_chance_speak_for_the_claim()
    {
        DueInMinute = 1.2;
        Miner.TrueRate = 46e12;
        _site.Pass(21);
        Assert.Equal(("hashing", "hashing"), (_site.Verdict(Miner), _site.Of(Miner).Witnesses[1].Says));
    }

    [Fact]
    public void An_hour_in_which_nobody_looked_counts_as_five_minutes()
    {
        _site.Pass(10);
        _site.Clock.Advance(TimeSpan.FromHours(1));
        Miner.Uptime += 3600;
        _site.Pass(1);
        Assert.Equal("hashing", _site.Verdict(Miner));
        Assert.DoesNotContain("claims_only", _site.Types());
    }

    [Fact]
    public void A_device_that_tells_a_twentieth_of_its_difficulty_is_no_liar()
    {
        (Miner.Accepted, Miner.TrueRate) = (200, 110e12 / 20);
        _site.Pass(100);
        Assert.NotEqual("claims_only", _site.Verdict(Miner));
        Assert.DoesNotContain("claims_only", _site.Types());
    }

    [Fact]
    public void A_miner_that_began_without_shares_and_brought_its_claim_once_is_believed_no_more()
    {
        Miner.Restart();
        _site.Pass(40);
        Assert.Equal("hashing", _site.Verdict(Miner));
        Miner.TrueRate = 0;
        _site.Pass(100, minute => Miner.Accepted += minute % 20 == 0 ? 1 : 0);
        Assert.Equal("claims_only", _site.Verdict(Miner));
    }

    [Fact]
    public void A_miner_that_looks_for_its_frequencies_is_no_liar()
    {
        Miner.TrueRate = 0;
        Miner.State = "tuning";
        _site.Pass(40, minute => Miner.Accepted += minute % 5 == 0 ? 1 : 0);
        Assert.NotEqual("claims_only", _site.Verdict(Miner));
        Assert.DoesNotContain("claims_only", _site.Types());
    }

    [Fact]
    public void The_finding_is_as_old_as_the_whole_trickle()
    {
        _site.Pass(60);
        long began = _site.NowMs;
        Miner.TrueRate = 0;
        _site.Pass(60, minute => Miner.Accepted += minute % 5 == 0 ? 1 : 0);
        MinerFinding found = _site.Finding("claims_only")!;

        // What came before counts with it as long as all of it together is a trickle.
        Assert.InRange(found.SinceMs, began - (10 * 60_000), began);
        Assert.True((int)found.Evidence["shares"]! > 0);
    }
}
