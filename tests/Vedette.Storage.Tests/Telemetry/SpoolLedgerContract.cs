using Vedette.Chunks.Bits;
using Vedette.Protocol.Messages;
using Vedette.Storage.Telemetry;

namespace Vedette.Storage.Tests.Telemetry;

/// <summary>The handshake: which epoch goes on, and what it holds.</summary>
public abstract class SpoolLedgerContract : TelemetryStoreContract
{
    [Fact]
    public async Task A_spool_without_an_epoch_gets_one_that_is_durable_before_it_is_given_out()
    {
        SpoolOpened opened = await OpenAsync(0, 1, 1);
        Assert.Equal(SpoolOpening.First, opened.Opening);
        Assert.NotEqual(0ul, opened.Epoch);
        Assert.Empty(opened.Durable);
        await RestartAsync();
        Assert.Equal(SpoolOpening.Resumed, (await OpenAsync(opened.Epoch, 1, 1)).Opening);
    }

    [Fact]
    public async Task A_resumed_spool_hears_what_is_durable()
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(1);
        foreach (ulong seq in new ulong[] { 1, 2, 5, 6, 9 })
        {
            await AppendAsync(epoch, seq, (NowMs, 0, seq));
        }

        foreach (bool restart in new[] { false, true })
        {
            SpoolOpened opened = await OpenAsync(epoch.Id, 10, 1);
            Assert.Equal(SpoolOpening.Resumed, opened.Opening);
            Assert.Equal(["0-2", "5-6", "9-9"], opened.Durable.Select(r => $"{r.First}-{r.Last}"));
            Assert.Equal(1u, opened.NextSeriesRef);
            await Engine.FlushAsync(Stop);
            await RestartAsync();
        }
    }

    [Fact]
    public async Task What_the_spool_no_longer_holds_is_done_with()
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(1);
        await AppendAsync(epoch, 4, (NowMs, 0, 1));
        await AppendAsync(epoch, 9, (NowMs, 0, 1));
        SpoolOpened opened = await OpenAsync(epoch.Id, 12, 7);
        Assert.Equal(["0-6", "9-9"], opened.Durable.Select(r => $"{r.First}-{r.Last}"));
        await Engine.AppendAsync(Batch(epoch, 10) with { OldestSeq = 10 }, Stop);
        opened = await OpenAsync(epoch.Id, 12, 7);
        Assert.Equal("0-10", Assert.Single(opened.Durable.Select(r => $"{r.First}-{r.Last}")));
    }

    [Fact]
    public async Task A_batch_that_claims_a_later_oldest_is_stored_all_the_same()
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(1);
        Assert.Equal(AppendOutcome.Stored, (await Engine.AppendAsync(Batch(epoch, 3, (NowMs, 0, 1)) with { OldestSeq = 1000 }, Stop)).Outcome);
        Assert.Equal(AppendOutcome.Stored, (await Engine.AppendAsync(Batch(epoch, 4, (NowMs, 0, 2)), Stop)).Outcome);
    }

    [Fact]
    public async Task An_epoch_that_is_unknown_or_anothers_is_answered_with_a_new_one()
    {
        SpoolEpoch epoch = await OpenSpoolAsync();
        Assert.Equal(SpoolOpening.UnknownEpoch, (await OpenAsync(42, 5, 5)).Opening);
        SpoolOpened others = await Engine.OpenAsync(8, "db2", new SpoolPosition { Epoch = epoch.Id, NextSeq = 1, OldestSeq = 1 }, Stop);
        Assert.Equal(SpoolOpening.UnknownEpoch, others.Opening);
        Assert.NotEqual(epoch.Id, others.Epoch);
    }

    [Fact]
    public async Task A_spool_whose_numbers_went_backwards_gets_a_new_epoch()
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(1);
        await AppendAsync(epoch, 5, (NowMs, 0, 1));
        SpoolOpened opened = await OpenAsync(epoch.Id, 5, 5);
        Assert.Equal(SpoolOpening.WentBackwards, opened.Opening);
        Assert.NotEqual(epoch.Id, opened.Epoch);
        Assert.Equal(0u, opened.NextSeriesRef);
        Assert.Equal(SpoolOpening.Resumed, (await OpenAsync(epoch.Id, 6, 5)).Opening);
    }

    [Theory]
    [InlineData(5, SpoolOpening.WentBackwards)]
    [InlineData(6, SpoolOpening.Resumed)]
    [InlineData(0, SpoolOpening.Resumed)]
    public async Task A_spool_that_never_sent_what_is_held_gets_a_new_epoch(ulong sentBelow, SpoolOpening expected)
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(1);
        await AppendAsync(epoch, 5, (NowMs, 0, 1));
        for (int restart = 0; restart < 3; restart++)
        {
            Assert.Equal(expected, (await OpenAsync(epoch.Id, 90, 5, sentBelow)).Opening);
            await RestartAsync();
            await Engine.FlushAsync(Stop);
        }
    }

    [Fact]
    public async Task What_a_spool_let_go_unsent_is_not_held_against_it()
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(1);
        await AppendAsync(epoch, 4, (NowMs, 0, 1));
        Assert.Equal(SpoolOpening.Resumed, (await OpenAsync(epoch.Id, 12, 9, sentBelow: 5)).Opening);
        Assert.Equal(SpoolOpening.Resumed, (await OpenAsync(epoch.Id, 12, 9, sentBelow: 5)).Opening);
    }

    [Fact]
    public async Task A_resumed_spool_hears_which_batch_was_the_highest()
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(1);
        await AppendAsync(epoch, 9, (NowMs, 0, 9));
        await AppendAsync(epoch, 4, (NowMs - 1, 0, 4));
        uint expected = Crc32C.Compute(Payload((NowMs, 0, 9)));
        for (int restart = 0; restart < 3; restart++)
        {
            SpoolOpened opened = await OpenAsync(epoch.Id, 10, 1);
            Assert.Equal((9ul, expected), (opened.LastSeq, opened.LastCrc32C));
            await RestartAsync();
            await Engine.FlushAsync(Stop);
        }
    }

    [Fact]
    public async Task Two_batches_under_the_highest_number_part_the_two_who_sent_them()
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(1);
        await AppendAsync(epoch, 5, (NowMs, 0, 1));
        Assert.Equal(AppendOutcome.Duplicate, (await AppendAsync(epoch, 5, (NowMs, 0, 1))).Outcome);
        Assert.Equal(AppendOutcome.UnknownEpoch, (await AppendAsync(epoch, 5, (NowMs, 0, 2))).Outcome);
        Assert.Equal(AppendOutcome.UnknownEpoch, (await AppendAsync(epoch, 6, (NowMs, 0, 3))).Outcome);
        Assert.Equal(SpoolOpening.WentBackwards, (await OpenAsync(epoch.Id, 7, 5)).Opening);
    }

    [Fact]
    public async Task A_new_name_asks_for_all_definitions_anew()
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(4);
        await AppendAsync(epoch, 1, (NowMs, 0, 1));
        SpoolOpened renamed = await Engine.OpenAsync(Agent, "db1-new", new SpoolPosition { Epoch = epoch.Id, NextSeq = 2, OldestSeq = 2 }, Stop);
        Assert.Equal((SpoolOpening.Resumed, 0u), (renamed.Opening, renamed.NextSeriesRef));
        await RestartAsync();
        Assert.Equal([(NowMs, 1.0)], await SamplesOfAsync(SeriesOf(Agent, 0)));
        SpoolOpened again = await Engine.OpenAsync(Agent, "db1-new", new SpoolPosition { Epoch = epoch.Id, NextSeq = 2, OldestSeq = 2 }, Stop);
        Assert.Equal(0u, again.NextSeriesRef);
    }

    [Fact]
    public async Task Ranges_that_grow_without_end_stop_the_epoch_and_not_the_server()
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(1);
        AppendResult[] results = await Task.WhenAll(Enumerable.Range(1, 4200).Select(i => AppendAsync(epoch, (ulong)i * 2, (NowMs, 0, 1))));
        Assert.Equal(4096, results.Count(r => r.Outcome is AppendOutcome.Stored));
        Assert.Equal(AppendOutcome.UnknownEpoch, results[^1].Outcome);
        Assert.Equal(SpoolOpening.UnknownEpoch, (await OpenAsync(epoch.Id, 10_000, 1)).Opening);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_number_that_comes_with_other_bytes_shows_a_clone_and_both_get_new_epochs(bool restart)
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(1);
        await AppendAsync(epoch, 1, (NowMs, 0, 1));
        if (restart)
        {
            await RestartAsync();
        }

        Assert.Equal(AppendOutcome.UnknownEpoch, (await AppendAsync(epoch, 1, (NowMs, 0, 2))).Outcome);
        Assert.Equal(AppendOutcome.UnknownEpoch, (await AppendAsync(epoch, 2, (NowMs, 0, 2))).Outcome);
        Assert.Equal(SpoolOpening.WentBackwards, (await OpenAsync(epoch.Id, 2, 1)).Opening);
    }

    private async Task<SpoolOpened> OpenAsync(ulong epoch, ulong next, ulong oldest, ulong sentBelow = 0) =>
        await Engine.OpenAsync(Agent, "db1", new SpoolPosition { Epoch = epoch, NextSeq = next, OldestSeq = oldest, SentBelow = sentBelow }, Stop);
}
