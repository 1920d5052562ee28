using Vedette.Model.Series;
using Vedette.Protocol.Messages;
using Vedette.Storage.Telemetry;

namespace Vedette.Storage.Tests.Telemetry;

/// <summary>Whatever happens in between, what was acknowledged is there, once.</summary>
public abstract class CrashContract : TelemetryStoreContract
{
    [Fact]
    public async Task Everything_readable_before_a_kill_is_readable_after_it()
    {
        SpoolEpoch epoch = await FillAsync(batches: 30);
        SpoolBatch last = Batch(epoch, 31, (NowMs, 0, 5));
        await Engine.AppendAsync(last, Stop);
        await AppendSetAsync(SeriesOf(3, 3), (NowMs, 1));
        List<string> before = await ContentsAsync();
        await CrashAsync();
        Assert.Equal(before, await ContentsAsync());
        Assert.Equal(AppendOutcome.Duplicate, (await Engine.AppendAsync(last, Stop)).Outcome);
        Assert.Equal(AppendOutcome.Stored, (await AppendAsync(epoch, 32, (NowMs + 1, 0, 5))).Outcome);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_kill_during_a_flush_loses_nothing_and_doubles_nothing(int slices)
    {
        SpoolEpoch epoch = await FillAsync(batches: 3, series: 2500);
        List<string> before = await ContentsAsync();
        Faults.Arm(FaultPoint.InFlush, slices, SnapshotStore);
        await Engine.FlushAsync(Stop);
        Assert.Equal(before, await ContentsAsync());
        await Engine.DisposeAsync();
        OpenEngine();
        Assert.Equal(before, await ContentsAsync());
        await AppendAsync(epoch, 4, (NowMs - 20_000, 0, 77));
        before = await ContentsAsync();
        await Engine.FlushAsync(Stop);
        Assert.Equal(before, await ContentsAsync());
        await RestartAsync();
        Assert.Equal(before, await ContentsAsync());
        Assert.Empty(Engine.CheckIntegrity());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_flush_that_fails_goes_on_where_it_stopped(int slices)
    {
        await FillAsync(batches: 3, series: 2500);
        List<string> before = await ContentsAsync();
        Faults.Arm(FaultPoint.InFlush, slices);
        await Assert.ThrowsAsync<IOException>(async () => await Engine.FlushAsync(Stop));
        Assert.Equal(before, await ContentsAsync());
        Assert.Equal(1, Engine.Statistics.MaintenanceFailures);
        Faults.Disarm();
        await Engine.FlushAsync(Stop);
        Assert.Equal(before, await ContentsAsync());
        Assert.Equal(0, Engine.Statistics.JournalBytes);
        await RestartAsync();
        Assert.Equal(before, await ContentsAsync());
    }

    [Fact]
    public async Task A_commit_that_fails_changes_nothing_and_the_next_one_works()
    {
        SpoolEpoch epoch = await FillAsync(batches: 3);
        List<string> before = await ContentsAsync();
        Faults.Arm(FaultPoint.BeforeCommit);
        await Assert.ThrowsAsync<IOException>(async () => await AppendAsync(epoch, 4, (NowMs + 1, 0, 1)));
        await Assert.ThrowsAsync<IOException>(async () => await AppendSetAsync(SeriesOf(9, 9), (NowMs, 1)));
        await Assert.ThrowsAsync<IOException>(async () => await Engine.DefineSeriesAsync(epoch, 20, [SeriesOf(Agent, 33)], Stop));
        Assert.Equal(before, await ContentsAsync());
        Assert.Equal(3, Engine.Statistics.FailedCommits);
        Faults.Disarm();
        Assert.Equal(AppendOutcome.Stored, (await AppendAsync(epoch, 4, (NowMs + 1, 0, 1))).Outcome);
        Assert.Equal(20u, (await Engine.OpenAsync(Agent, "db1", new SpoolPosition { Epoch = epoch.Id, NextSeq = 5, OldestSeq = 1 }, Stop)).NextSeriesRef);
        List<string> after = await ContentsAsync();
        await RestartAsync();
        Assert.Equal(after, await ContentsAsync());
    }

    [Fact]
    public async Task A_kill_between_commit_and_answer_is_a_duplicate_when_it_comes_again()
    {
        SpoolEpoch epoch = await FillAsync(batches: 1);
        Faults.Arm(FaultPoint.AfterCommitBeforeAck);
        await Assert.ThrowsAsync<IOException>(async () => await AppendAsync(epoch, 2, (NowMs + 1, 0, 1)));
        await CrashAsync();
        Assert.Equal(AppendOutcome.Duplicate, (await AppendAsync(epoch, 2, (NowMs + 1, 0, 1))).Outcome);
        Assert.Contains((NowMs + 1, 1.0), await SamplesOfAsync(SeriesOf(Agent, 0)));
    }

    [Fact]
    public async Task A_broken_journal_row_is_counted_and_skipped_and_the_rest_is_read()
    {
        SpoolEpoch epoch = await FillAsync(batches: 2);
        List<string> before = await ContentsAsync();
        await AppendAsync(epoch, 3, (NowMs + 1, 0, 1));
        await Engine.DisposeAsync();
        CorruptNewestJournalRow();
        OpenEngine();
        Assert.Equal(1, Engine.Statistics.CorruptJournalRows);
        Assert.Equal(before, await ContentsAsync());
        Assert.Single(Engine.CheckIntegrity());
    }

    [Fact]
    public async Task Broken_chunks_are_counted_and_left_out()
    {
        SpoolEpoch epoch = await FillAsync(batches: 2, series: 3);
        await Engine.FlushAsync(Stop);
        CorruptChunks();
        await AppendAsync(epoch, 3, (NowMs + 1, 0, 1));
        Assert.Equal([(NowMs + 1, 1.0)], await SamplesOfAsync(SeriesOf(Agent, 0)));
        Assert.True(Engine.Statistics.CorruptChunks >= 1);
        Assert.NotEmpty(Engine.CheckIntegrity());
    }

    [Fact]
    public async Task A_full_disk_is_told_and_taken_back_when_there_is_room()
    {
        SpoolEpoch epoch = await FillAsync(batches: 3);
        List<string> before = await ContentsAsync();
        LimitGrowth(true);
        await RestartAsync();
        ulong refusedSeq = 0;
        for (ulong seq = 4; seq < 400 && refusedSeq == 0; seq++)
        {
            try
            {
                await AppendAsync(epoch, seq, [.. Enumerable.Range(0, 1000).Select(i => (NowMs - i, 0u, (double)i))]);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                refusedSeq = seq;
            }
        }

        Assert.NotEqual(0ul, refusedSeq);
        Assert.NotEqual(before, before = await ContentsAsync());
        LimitGrowth(false);
        Assert.Equal(before, await ContentsAsync());
        Assert.Equal(AppendOutcome.Stored, (await AppendAsync(epoch, refusedSeq, (NowMs - 5_000_000, 0, 1))).Outcome);
        before = await ContentsAsync();
        await RestartAsync();
        Assert.Equal(before, await ContentsAsync());
        Assert.Empty(Engine.CheckIntegrity());
    }

    /// <summary>Keeps the store from growing, as a full disk does, or lets it.</summary>
    protected abstract void LimitGrowth(bool limited);

    protected abstract void CorruptNewestJournalRow();

    protected abstract void CorruptChunks();

    private async Task<SpoolEpoch> FillAsync(int batches, int series = 20)
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(series);
        for (int i = 0; i < batches; i++)
        {
            await AppendAsync(epoch, (ulong)i + 1, [.. Enumerable.Range(0, series).Select(s => (NowMs - ((batches - i) * 10_000L), (uint)s, (double)(s * i)))]);
        }

        return epoch;
    }

    private async Task<AppendResult> CrashAndAppendAsync(SpoolEpoch epoch, ulong seq)
    {
        await CrashAsync();
        return await AppendAsync(epoch, seq, (NowMs + 1, 0, 1));
    }
}
