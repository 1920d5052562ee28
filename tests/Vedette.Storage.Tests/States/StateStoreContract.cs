using Vedette.Protocol.Messages;
using Vedette.Protocol.States;
using Vedette.Storage.States;
using Vedette.Storage.Telemetry;
using Vedette.Storage.Tests.Telemetry;

namespace Vedette.Storage.Tests.States;

/// <summary>States are stored once, durable, beside the mark of their number, and any moment of them comes back.</summary>
public abstract class StateStoreContract : TelemetryStoreContract
{
    private static readonly TimeSpan SixHours = TimeSpan.FromHours(6);

    private readonly HostHistory _host = new(5, 20, SixHours);

    [Fact]
    public async Task A_state_is_there_once_before_and_after_a_kill()
    {
        SpoolEpoch epoch = await OpenSpoolAsync();
        List<List<string>> truth = await FillAsync(epoch, 10);
        SpoolBatch last = StateBatch(epoch, 11, _host.Step(NowMs, 3));
        truth.Add(_host.Truth);

        AppendResult stored = await Engine.AppendAsync(last, Stop);
        AppendResult again = await Engine.AppendAsync(last, Stop);

        Assert.Equal((AppendOutcome.Stored, 1), (stored.Outcome, stored.StoredStates));
        Assert.Equal((AppendOutcome.Duplicate, 0), (again.Outcome, again.StoredStates));
        Assert.Equal(truth[^1], TwinLines.Of(TwinFold.At(Engine, Agent, NowMs)!));
        await CrashAsync();
        Assert.Equal(AppendOutcome.Duplicate, (await Engine.AppendAsync(last, Stop)).Outcome);
        for (int i = 0; i < truth.Count; i++)
        {
            TwinState state = TwinFold.At(Engine, Agent, NowMs - ((10 - i) * 10_000L))!;
            Assert.True(state.IsComplete);
            Assert.Equal(truth[i], TwinLines.Of(state));
        }

        Assert.Null(TwinFold.At(Engine, Agent, NowMs - 3_600_000));
        Assert.Empty(Engine.CheckIntegrity());
    }

    [Fact]
    public async Task A_kill_between_commit_and_answer_is_a_duplicate_and_a_failed_commit_is_nothing()
    {
        SpoolEpoch epoch = await OpenSpoolAsync();
        await FillAsync(epoch, 2);
        List<string> before = _host.Truth;
        SpoolBatch failing = StateBatch(epoch, 3, _host.Step(NowMs, 3));
        Faults.Arm(FaultPoint.BeforeCommit);
        await Assert.ThrowsAsync<IOException>(async () => await Engine.AppendAsync(failing, Stop));
        Assert.Equal(before, TwinLines.Of(TwinFold.At(Engine, Agent, NowMs)!));
        Faults.Arm(FaultPoint.AfterCommitBeforeAck);
        await Assert.ThrowsAsync<IOException>(async () => await Engine.AppendAsync(failing, Stop));
        await CrashAsync();
        Assert.Equal(AppendOutcome.Duplicate, (await Engine.AppendAsync(failing, Stop)).Outcome);
        Assert.Equal(_host.Truth, TwinLines.Of(TwinFold.At(Engine, Agent, NowMs)!));
        Assert.True(TwinFold.At(Engine, Agent, NowMs)!.IsComplete);
    }

    [Fact]
    public async Task The_number_of_a_state_survives_a_flush_and_tells_the_handshake_its_checksum()
    {
        SpoolEpoch epoch = await OpenSpoolAsync();
        await FillAsync(epoch, 3);
        await Engine.FlushAsync(Stop);
        await RestartAsync();

        SpoolOpened opened = await Engine.OpenAsync(Agent, "db1", new SpoolPosition { Epoch = epoch.Id, NextSeq = 4, OldestSeq = 1 }, Stop);

        Assert.Equal(SpoolOpening.Resumed, opened.Opening);
        Assert.Equal(3ul, opened.LastSeq);
        Assert.NotEqual(0u, opened.LastCrc32C);
        Assert.Equal(_host.Truth, TwinLines.Of(TwinFold.At(Engine, Agent, NowMs)!));
    }

    [Fact]
    public async Task The_same_number_with_another_state_means_that_two_spools_use_the_epoch()
    {
        SpoolEpoch epoch = await OpenSpoolAsync();
        await FillAsync(epoch, 3);
        Assert.Equal(AppendOutcome.UnknownEpoch, (await Engine.AppendAsync(StateBatch(epoch, 3, _host.Step(NowMs, 5)), Stop)).Outcome);
    }

    [Fact]
    public async Task What_cannot_be_kept_is_refused_for_good_with_its_reason()
    {
        SpoolEpoch epoch = await OpenSpoolAsync();
        byte[] good = _host.Step(NowMs, 3);
        byte[] farFuture = new HostHistory(1, 3, SixHours).Step(NowMs + 301_000, 1);
        byte[] tooOld = new HostHistory(1, 3, SixHours).Step(NowMs - (long)Options.KeepStatesFor.TotalMilliseconds - 1, 1);

        Assert.Equal((RefusalReason.Malformed, 1), await RefusedAsync(epoch, 1, [.. good, 0]));
        Assert.Equal((RefusalReason.Malformed, 1), await RefusedAsync(epoch, 2, good[..^1]));
        Assert.Equal((RefusalReason.Malformed, 1), await RefusedAsync(epoch, 3, []));
        Assert.Equal((RefusalReason.FarFuture, 1), await RefusedAsync(epoch, 4, farFuture));
        Assert.Equal((RefusalReason.TooOld, 1), await RefusedAsync(epoch, 5, tooOld));
        Assert.Equal((RefusalReason.Malformed, 1), await RefusedAsync(epoch, 6, Hollow()));
        Assert.Null(Engine.FindChain(Agent, long.MaxValue));
        Assert.Empty(StateListener.Heard);
        await RestartAsync();
        Assert.Equal(AppendOutcome.Duplicate, (await Engine.AppendAsync(StateBatch(epoch, 5, tooOld), Stop)).Outcome);
        Assert.Equal(1, (await Engine.AppendAsync(StateBatch(epoch, 7, good), Stop)).StoredStates);
    }

    [Fact]
    public async Task States_beyond_the_quota_are_refused_until_time_has_passed()
    {
        Options = new TelemetryOptions { MaxStatesPerSecondPerAgent = 1, SampleQuotaWindow = TimeSpan.FromSeconds(3), MaxStateBytes = 5000 };
        await RestartAsync();
        SpoolEpoch epoch = await OpenSpoolAsync();
        await FillAsync(epoch, 3);
        Assert.Equal((RefusalReason.SampleQuota, 1), await RefusedAsync(epoch, 4, _host.Step(NowMs, 1)));
        Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, (await Engine.AppendAsync(StateBatch(epoch, 5, _host.Step(NowMs, 1)), Stop)).StoredStates);
        Assert.False(TwinFold.At(Engine, Agent, NowMs)!.IsComplete);
        Assert.Equal((RefusalReason.Malformed, 1), await RefusedAsync(epoch, 6, new HostHistory(1, 200, SixHours).Step(NowMs, 1)));
    }

    [Fact]
    public async Task A_posted_state_has_no_number_and_replaces_one_at_its_place()
    {
        byte[] first = _host.Step(NowMs, 0);
        byte[] other = new HostHistory(77, 3, SixHours).Step(NowMs, 0);

        AppendResult stored = await Engine.AppendAsync(new PostedState(Agent, first, NowMs), Stop);
        await Engine.AppendAsync(new PostedState(Agent, other, NowMs), Stop);

        Assert.Equal(1, stored.StoredStates);
        Assert.Equal(2, StateListener.Heard.Count);
        Assert.Single(Engine.Chains(Agent, 0, long.MaxValue));
        int entities = TwinFold.At(Engine, Agent, NowMs)!.Count;
        Assert.Equal(Count(other), entities);
        await RestartAsync();
        Assert.Equal(entities, TwinFold.At(Engine, Agent, NowMs)!.Count);
    }

    [Fact]
    public async Task A_large_keyframe_is_packed_and_comes_back_whole()
    {
        var large = new HostHistory(3, 2000, SixHours);
        byte[] payload = large.Step(NowMs, 2000);
        await Engine.AppendAsync(new PostedState(Agent, payload, NowMs), Stop);
        Assert.True(Engine.Statistics.StateBytesWritten < payload.Length / 2, $"{Engine.Statistics.StateBytesWritten} of {payload.Length} bytes");
        Assert.Equal(large.Truth, TwinLines.Of(TwinFold.At(Engine, Agent, NowMs)!));
    }

    [Fact]
    public async Task A_lost_delta_makes_what_follows_incomplete_until_the_next_keyframe()
    {
        SpoolEpoch epoch = await OpenSpoolAsync();
        await FillAsync(epoch, 2);
        _host.Step(NowMs, 3);
        await Engine.AppendAsync(StateBatch(epoch, 3, _host.Step(NowMs + 1, 3)), Stop);
        Assert.False(TwinFold.At(Engine, Agent, NowMs + 1)!.IsComplete);
        Assert.True(TwinFold.At(Engine, Agent, NowMs - 10_000)!.IsComplete);
        Clock.Advance(SixHours);
        await Engine.AppendAsync(StateBatch(epoch, 4, _host.Step(NowMs + 2, 3)), Stop);
        Assert.True(TwinFold.At(Engine, Agent, NowMs + 2)!.IsComplete);
        Assert.Equal(_host.Truth, TwinLines.Of(TwinFold.At(Engine, Agent, NowMs + 2)!));
    }

    [Fact]
    public async Task A_damaged_row_is_counted_left_out_and_named()
    {
        SpoolEpoch epoch = await OpenSpoolAsync();
        await FillAsync(epoch, 5);
        CorruptNewestState();
        TwinState state = TwinFold.At(Engine, Agent, NowMs)!;
        Assert.Equal(3u, state.Index);
        Assert.Equal(1, Engine.Statistics.CorruptStates);
        Assert.Contains("row 4", Assert.Single(Engine.CheckIntegrity()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_without_news_are_skipped_when_news_are_asked_for()
    {
        var host = new HostHistory(9, 5, SixHours);
        SpoolEpoch epoch = await OpenSpoolAsync();
        var quiet = new StateTracker(SixHours);
        for (ulong seq = 1; seq <= 4; seq++)
        {
            quiet.Begin(NowMs + (long)seq);
            quiet.Observe(Model.States.EntityKind.Service, "a.service", seq < 3 ? [8, 1] : [8, 2], [0x80, 4, (byte)seq]);
            await Engine.AppendAsync(StateBatch(epoch, seq, quiet.Finish().ToArray()), Stop);
        }

        var indexes = new List<uint>();
        Engine.Read(new StateSpan(Agent, NowMs + 1, long.MaxValue, StateMarks.Things), (header, _) => indexes.Add(header.Index));
        Assert.Equal([0u, 2u], indexes);
        indexes.Clear();
        Engine.Read(new StateSpan(Agent, NowMs + 1, long.MaxValue, StateMarks.Processes), (header, _) => indexes.Add(header.Index));
        Assert.Equal([0u], indexes);
        Assert.NotEmpty(host.Step(NowMs, 1));
    }

    [Fact]
    public async Task Chains_go_when_their_time_is_over_and_the_living_one_stays()
    {
        SpoolEpoch epoch = await OpenSpoolAsync();
        await FillAsync(epoch, 3);
        Clock.Advance(TimeSpan.FromDays(10));
        await Engine.AppendAsync(StateBatch(epoch, 4, _host.Step(NowMs, 3)), Stop);
        Clock.Advance(Options.KeepStatesFor - TimeSpan.FromDays(5));
        await Engine.ApplyRetentionAsync(Stop);

        StateChain left = Assert.Single(Engine.Chains(Agent, 0, long.MaxValue));
        Assert.NotNull(TwinFold.At(Engine, Agent, left.LastMs));
        Assert.Null(TwinFold.At(Engine, Agent, left.ChainMs - 1));
        Assert.Empty(Engine.CheckIntegrity());
    }

    [Fact]
    public async Task The_oldest_states_go_when_the_disk_limit_is_reached_and_the_newest_stay()
    {
        Options = new TelemetryOptions { MaxDiskBytes = 1 };
        await RestartAsync();
        SpoolEpoch epoch = await OpenSpoolAsync();
        await FillAsync(epoch, 3);
        Clock.Advance(TimeSpan.FromHours(7));
        await Engine.AppendAsync(StateBatch(epoch, 4, _host.Step(NowMs, 3)), Stop);
        await Engine.ApplyRetentionAsync(Stop);
        Assert.Equal(NowMs, Assert.Single(Engine.Chains(Agent, 0, long.MaxValue)).ChainMs);
    }

    [Fact]
    public async Task A_fault_amid_a_deletion_leaves_the_rest_for_the_next_time()
    {
        SpoolEpoch epoch = await OpenSpoolAsync();
        await FillAsync(epoch, 3);
        Clock.Advance(Options.KeepStatesFor + TimeSpan.FromHours(2));
        Faults.Arm(FaultPoint.InRetention);
        await Assert.ThrowsAsync<IOException>(async () => await Engine.ApplyRetentionAsync(Stop));
        Faults.Disarm();
        await Engine.ApplyRetentionAsync(Stop);
        Assert.Empty(Engine.Chains(Agent, 0, long.MaxValue));
    }

    protected abstract void CorruptNewestState();

    private static int Count(byte[] payload)
    {
        var state = new TwinState();
        state.Apply(payload);
        return state.Count;
    }

    /// <summary>Well-formed as entities go, but a section of it is not.</summary>
    private byte[] Hollow()
    {
        var encoder = new StateEncoder();
        encoder.Begin();
        encoder.Appear(0, Model.States.EntityKind.Process, "1@1", [10, 200], []);
        return encoder.Finish(NowMs, NowMs, 0).ToArray();
    }

    private async Task<(RefusalReason, int)> RefusedAsync(SpoolEpoch epoch, ulong seq, byte[] payload)
    {
        AppendResult result = await Engine.AppendAsync(StateBatch(epoch, seq, payload), Stop);
        Assert.Equal((AppendOutcome.Stored, 0), (result.Outcome, result.StoredStates));
        RefusedSampleCount refused = Assert.Single(result.Refused);
        return (refused.Reason, refused.Count);
    }

    /// <summary>Numbers 1 to <paramref name="states"/>, ten seconds apart, the last now less one interval; what was true at each.</summary>
    private async Task<List<List<string>>> FillAsync(SpoolEpoch epoch, int states)
    {
        var truth = new List<List<string>>();
        for (int i = 0; i < states; i++)
        {
            byte[] payload = _host.Step(NowMs - ((states - i) * 10_000L), 3);
            truth.Add(_host.Truth);
            Assert.Equal(1, (await Engine.AppendAsync(StateBatch(epoch, (ulong)i + 1, payload), Stop)).StoredStates);
        }

        return truth;
    }

    private SpoolBatch StateBatch(SpoolEpoch epoch, ulong seq, byte[] payload) => new(epoch, seq, 1, TelemetryEncoding.StateV1, payload, NowMs);
}
