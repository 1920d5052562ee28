using System.Runtime.ExceptionServices;
using Vedette.Protocol.States;
using Vedette.Server.Fleet;
using Vedette.Server.Miners.Judgement;
using Vedette.Storage.States;

namespace Vedette.Server.Tests.Miners.Judgement;

/// <summary>Between the commit of a state and the judging of it. A site of which nobody is asked is compared with its twin that is looked at after every state.</summary>
public sealed class MinerJudgementQueueTests
{
    [Fact]
    public void A_commit_asks_nobody_anything_and_who_asks_is_told_of_it()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        int asked = 0;
        site.Places.Asked = () => asked++;
        site.PassUnseen(1);
        Assert.Equal(0, asked);
        Assert.Equal("device", site.Of(miner).Witnesses[0].Name);
        Assert.True(asked > 0);
    }

    [Fact]
    public void A_rack_that_fell_silent_by_what_was_committed_is_one_finding_for_who_asks()
    {
        var site = new MinerSiteTelling();
        for (int i = 0; i < 10; i++)
        {
            site.Add($"02:{i:x2}", rack: 3);
        }

        site.Add("02:ff", rack: 4);
        site.Pass(10);
        site.Miners.ForEach(m => m.MissedPolls = m.Key == "02:ff" ? 0 : 3);
        site.PassUnseen(6);
        Assert.Equal(["rack_offline"], site.Types());
    }

    [Fact]
    public void Who_asks_for_findings_is_told_of_what_was_committed_before_he_asked()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(5);
        miner.ChipTemperature = 99;
        site.PassUnseen(10);
        Assert.Equal(["hot_chip"], site.Types());
    }

    // The limit only ends a test that would never end.
    [Fact(Timeout = 300_000)]
    public async Task Who_commits_does_not_wait_for_who_judges()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out _);
        using var judging = new ManualResetEventSlim();
        using var committed = new ManualResetEventSlim();
        site.PassUnseen(1);
        site.Places.Asked = () =>
        {
            judging.Set();
            committed.Wait(ControlServer.Stop);
        };
        Task judge = Task.Run(() => site.Judgements.CatchUp(ControlServer.Stop), ControlServer.Stop);
        await Task.Run(
            () =>
            {
                judging.Wait(ControlServer.Stop);
                site.PassUnseen(3);
                committed.Set();
            },
            ControlServer.Stop);
        await judge;
        Assert.Equal(0, site.Events.MissedStates);
    }

    [Fact]
    public void What_waited_for_an_hour_is_judged_as_of_its_time()
    {
        MinerSiteTelling seen = MinerSiteTelling.WithOne(out ToldMiner one);
        MinerSiteTelling unseen = MinerSiteTelling.WithOne(out ToldMiner other);
        seen.Pass(5);
        unseen.Pass(5);
        int reads = unseen.Stored.Reads;
        Break(one);
        Break(other);
        seen.Pass(60);
        unseen.PassUnseen(60);
        Assert.Equal("claims_only", unseen.Verdict(other));
        Assert.Equal(Told(seen), Told(unseen));
        Assert.Equal(reads, unseen.Stored.Reads);
    }

    [Fact]
    public void States_that_find_no_room_are_counted_and_read_from_the_store()
    {
        MinerSiteTelling seen = MinerSiteTelling.WithOne(out ToldMiner one);
        var unseen = new MinerSiteTelling(mostWaitingBytes: 1);
        ToldMiner other = unseen.Add(one.Key);
        seen.Pass(20);
        unseen.Pass(20);
        Assert.Equal(0, unseen.Events.MissedStates);
        Break(one);
        Break(other);
        seen.Pass(30);
        unseen.PassUnseen(30);
        Assert.Equal(29, unseen.Events.MissedStates);

        // Not silent for half an hour: what it told meanwhile is only not known yet.
        Assert.Equal("hashing", unseen.Verdict(other));
        Assert.Empty(unseen.Judgements.Findings());
        unseen.Judgements.Look(new CancellationToken(canceled: true));
        Assert.Empty(unseen.Judgements.Findings());
        unseen.Judgements.Look(CancellationToken.None);
        Assert.Equal("claims_only", unseen.Verdict(other));
        Assert.Equal(Told(seen), Told(unseen));
        seen.Pass(5);
        unseen.Pass(5);
        Assert.Equal(Told(seen), Told(unseen));
        Assert.Equal(29, unseen.Events.MissedStates);
    }

    [Fact]
    public void States_that_come_in_numbers_while_the_past_is_read_have_it_read_once_more()
    {
        MinerSiteTelling seen = MinerSiteTelling.WithOne(out ToldMiner one);
        MinerSiteTelling unseen = MinerSiteTelling.WithOne(out ToldMiner other);
        seen.Pass(5);
        unseen.Pass(5);
        Break(one);
        Break(other);
        seen.Pass(100);
        unseen.RestartServer();
        unseen.Judgements.Expect([MinerSiteTelling.AgentId]);
        unseen.Stored.AfterRead = () =>
        {
            unseen.PassUnseen(100);
            unseen.Judgements.CatchUp(CancellationToken.None);
        };
        unseen.Judgements.Look(CancellationToken.None);
        Assert.Equal(1, unseen.Events.MissedStates);
        unseen.Judgements.Look(CancellationToken.None);
        Assert.Equal("claims_only", unseen.Verdict(other));
        Assert.Equal(Told(seen), Told(unseen));
    }

    [Fact]
    public void What_a_deleted_agent_said_before_does_not_bring_it_back()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out _);
        int asked = 0;
        site.Places.Asked = () => asked++;
        site.PassUnseen(2);
        site.Judgements.AgentChanged(new AgentChange(MinerSiteTelling.AgentId, AgentChangeKind.Deleted));
        site.Wait(1);
        Assert.Empty(site.Judgements.Findings());
        Assert.Equal((0, 0), (asked, site.Stored.Reads));
    }

    [Fact]
    public void A_state_whose_judging_fails_is_read_from_the_store_and_stops_nobody()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(20);
        miner.TrueRate = 0;
        site.PassUnseen(1);
        site.Places.Asked = () => throw new InvalidOperationException("The place of this miner cannot be found.");
        site.Judgements.CatchUp(CancellationToken.None);
        site.Places.Asked = null;
        Assert.Equal("hashing", site.Verdict(miner));
        int reads = site.Stored.Reads;
        site.Pass(30);
        Assert.True(site.Stored.Reads > reads);
        Assert.Equal("claims_only", site.Verdict(miner));
    }

    [Fact]
    public void A_state_that_is_taken_and_not_judged_is_not_waited_for()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out _);
        site.Pass(1);
        site.PassUnseen(1);
        site.Places.Asked = () => ExceptionDispatchInfo.Throw(new InsufficientMemoryException("There is no memory left."));
        Assert.Throws<InsufficientMemoryException>(() => site.Judgements.CatchUp(CancellationToken.None));
        site.Places.Asked = null;

        // The limit only ends a test that would never end.
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        site.Judgements.CatchUp(limit.Token);
        Assert.False(limit.IsCancellationRequested);
    }

    [Fact]
    public void A_miner_that_cannot_be_judged_anew_is_what_it_was()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        site.Pass(30);
        Assert.Equal("hashing", site.Verdict(miner));
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        site.Places.Asked = () => throw new InvalidOperationException("The place of this miner cannot be found.");
        Assert.Equal("hashing", site.Verdict(miner));
    }

    [Fact]
    public void An_agent_whose_miners_cannot_be_judged_keeps_no_other_from_being_looked_at()
    {
        const int Other = 8;
        MinerSiteTelling site = MinerSiteTelling.WithOne(out _);
        site.Presence.Known[Other] = site.Presence.Known[MinerSiteTelling.AgentId];
        for (int minute = 0; minute < 3; minute++)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(1));
            byte[] payload = site.Tell();
            site.Judgements.Committed(new CommittedState(Other, new StateReader(payload).Header, payload));
        }

        site.Judgements.Look(CancellationToken.None);
        site.AgentFallsSilent();
        site.Presence.Known[Other] = site.Presence.Known[MinerSiteTelling.AgentId];
        site.Clock.Advance(TimeSpan.FromMinutes(10));
        int asked = 0;
        site.Places.Asked = () =>
        {
            if (asked++ == 0)
            {
                throw new InvalidOperationException("The place of this miner cannot be found.");
            }
        };
        site.Judgements.Look(CancellationToken.None);
        Assert.Equal(["agent_offline"], site.Types());
        site.Judgements.Look(CancellationToken.None);
        Assert.Equal(["agent_offline", "agent_offline"], site.Types());
    }

    [Fact]
    public async Task Whoever_judges_and_however_many_at_once_the_states_are_judged_in_their_order()
    {
        MinerSiteTelling seen = MinerSiteTelling.WithOne(out ToldMiner one);
        MinerSiteTelling asked = MinerSiteTelling.WithOne(out ToldMiner other);
        seen.Pass(5);
        asked.Pass(5);
        Break(one);
        Break(other);
        seen.Pass(100);
        using var done = new CancellationTokenSource();
        Task[] readers = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(
            () =>
            {
                while (!done.IsCancellationRequested)
                {
                    asked.Judgements.Findings();
                    asked.Of(other);
                }
            },
            ControlServer.Stop))];
        asked.PassUnseen(100);
        await done.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal("claims_only", asked.Verdict(other));
        Assert.Equal(Told(seen), Told(asked));
        Assert.Equal(0, asked.Events.MissedStates);
    }

    /// <summary>It claims to hash, does not, and gets hot.</summary>
    private static void Break(ToldMiner miner) => (miner.TrueRate, miner.ChipTemperature) = (0, 99);

    private static (string Type, long SinceMs)[] Told(MinerSiteTelling site)
    {
        (string Type, long SinceMs)[] told = [.. site.Judgements.Findings().Select(f => (f.Type, f.SinceMs))];
        Assert.Contains("hot_chip", told.Select(t => t.Type));
        return told;
    }
}
