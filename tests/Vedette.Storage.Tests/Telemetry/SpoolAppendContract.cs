using Vedette.Model.Series;
using Vedette.Protocol.Messages;
using Vedette.Storage.Telemetry;

namespace Vedette.Storage.Tests.Telemetry;

/// <summary>Batches of spools: stored once, refused by reason, visible at once.</summary>
public abstract class SpoolAppendContract : TelemetryStoreContract
{
    [Fact]
    public async Task An_appended_batch_is_readable_when_the_append_returns()
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(2);
        AppendResult result = await AppendAsync(epoch, 1, (NowMs, 0, 1.5), (NowMs, 1, -2));
        Assert.Equal((AppendOutcome.Stored, 2), (result.Outcome, result.StoredSamples));
        Assert.Empty(result.Refused);
        Assert.Equal([(NowMs, 1.5)], await SamplesOfAsync(SeriesOf(Agent, 0)));
        Assert.Equal([(NowMs, -2.0)], await SamplesOfAsync(SeriesOf(Agent, 1)));
    }

    [Fact]
    public async Task A_batch_that_comes_twice_is_stored_once()
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(1);
        await AppendAsync(epoch, 1, (NowMs, 0, 1));
        Assert.Equal(AppendOutcome.Duplicate, (await AppendAsync(epoch, 1, (NowMs, 0, 1))).Outcome);
        await RestartAsync();
        Assert.Equal(AppendOutcome.Duplicate, (await AppendAsync(epoch, 1, (NowMs, 0, 1))).Outcome);
        await Engine.FlushAsync(Stop);
        await RestartAsync();
        Assert.Equal(AppendOutcome.Duplicate, (await AppendAsync(epoch, 1, (NowMs, 0, 1))).Outcome);
        Assert.Equal([(NowMs, 1.0)], await SamplesOfAsync(SeriesOf(Agent, 0)));
    }

    [Fact]
    public async Task Duplicates_within_one_group_are_stored_once()
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(1);
        Task<AppendResult>[] all = [.. Enumerable.Range(0, 50).Select(i => AppendAsync(epoch, (ulong)(i % 5) + 1, (NowMs - (i % 5), 0, i % 5)))];
        AppendResult[] results = await Task.WhenAll(all);
        Assert.Equal(5, results.Count(r => r.Outcome is AppendOutcome.Stored));
        Assert.Equal(45, results.Count(r => r.Outcome is AppendOutcome.Duplicate));
        Assert.Equal(5, (await SamplesOfAsync(SeriesOf(Agent, 0))).Length);
    }

    [Fact]
    public async Task An_epoch_of_another_agent_or_of_nobody_is_unknown()
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(1);
        Assert.Equal(AppendOutcome.UnknownEpoch, (await AppendAsync(epoch with { AgentId = 8 }, 1, (NowMs, 0, 1))).Outcome);
        Assert.Equal(AppendOutcome.UnknownEpoch, (await AppendAsync(new SpoolEpoch(Agent, 12345), 1, (NowMs, 0, 1))).Outcome);
        Assert.Equal(AppendOutcome.UnknownEpoch, (await Engine.DefineSeriesAsync(new SpoolEpoch(8, epoch.Id), 0, [SeriesOf(1, 1)], Stop)).Outcome);
        Assert.Empty(await SelectAsync());
    }

    [Fact]
    public async Task Samples_from_the_far_future_and_the_far_past_are_refused_and_counted()
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(1);
        long limit = NowMs + (5 * 60_000);
        long oldest = NowMs - (long)Options.KeepSamplesFor.TotalMilliseconds;
        AppendResult result = await AppendAsync(epoch, 1, (oldest - 1, 0, 1), (oldest, 0, 2), (limit, 0, 3), (limit + 1, 0, 4));
        Assert.Equal(2, result.StoredSamples);
        Assert.Equal([new(RefusalReason.FarFuture, 1), new(RefusalReason.TooOld, 1)], result.Refused);
        Assert.Equal([(oldest, 2.0), (limit, 3.0)], await SamplesOfAsync(SeriesOf(Agent, 0)));
        Assert.Equal(1, Engine.Statistics.RefusedSamples[RefusalReason.FarFuture]);
    }

    [Fact]
    public async Task A_malformed_batch_is_refused_as_a_whole_and_does_not_come_again()
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(1);
        byte[] payload = [.. Payload((NowMs, 0, 1)), 0xFF];
        SpoolBatch batch = Batch(epoch, 1) with { Payload = payload };
        AppendResult result = await Engine.AppendAsync(batch, Stop);
        Assert.Equal((AppendOutcome.Stored, 0), (result.Outcome, result.StoredSamples));
        Assert.Equal(new RefusedSampleCount(RefusalReason.Malformed, 1), Assert.Single(result.Refused));
        Assert.Empty(await SelectAsync());
        await RestartAsync();
        Assert.Equal(AppendOutcome.Duplicate, (await Engine.AppendAsync(batch, Stop)).Outcome);
    }

    [Fact]
    public async Task A_payload_of_an_unknown_encoding_or_beyond_the_cap_is_malformed()
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(1);
        AppendResult unknown = await Engine.AppendAsync(Batch(epoch, 1, (NowMs, 0, 1)) with { Encoding = (TelemetryEncoding)99 }, Stop);
        AppendResult large = await Engine.AppendAsync(Batch(epoch, 2) with { Payload = new byte[Options.MaxPayloadBytes + 1] }, Stop);
        Assert.Equal(RefusalReason.Malformed, Assert.Single(unknown.Refused).Reason);
        Assert.Equal(RefusalReason.Malformed, Assert.Single(large.Refused).Reason);
    }

    [Fact]
    public async Task Samples_of_undefined_references_are_refused_and_the_others_stored()
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(1);
        AppendResult result = await AppendAsync(epoch, 1, (NowMs, 0, 1), (NowMs, 1, 1), (NowMs, uint.MaxValue - 1, 1));
        Assert.Equal(1, result.StoredSamples);
        Assert.Equal(new RefusedSampleCount(RefusalReason.UndefinedSeries, 2), Assert.Single(result.Refused));
    }

    [Fact]
    public async Task Series_beyond_the_quota_are_refused_and_their_samples_counted()
    {
        await ReopenAsync(new TelemetryOptions { MaxSeriesPerAgent = 2 });
        SpoolEpoch epoch = await OpenSpoolAsync();
        DefineResult defined = await Engine.DefineSeriesAsync(epoch, 0, [SeriesOf(Agent, 0), SeriesOf(Agent, 1), SeriesOf(Agent, 2)], Stop);
        Assert.Equal(new DefineResult(AppendOutcome.Stored, 1), defined);
        await RestartAsync();
        AppendResult result = await AppendAsync(epoch, 1, (NowMs, 0, 1), (NowMs, 1, 1), (NowMs, 2, 1));
        Assert.Equal(2, result.StoredSamples);
        Assert.Equal(new RefusedSampleCount(RefusalReason.SeriesQuota, 1), Assert.Single(result.Refused));
        // Another agent is not concerned.
        Assert.Equal(0, (await Engine.DefineSeriesAsync(await OpenSpoolAsync(8), 0, [SeriesOf(8, 0)], Stop)).RefusedSeries);
    }

    [Fact]
    public async Task A_definition_without_labels_is_refused_and_keeps_references_dense()
    {
        SpoolEpoch epoch = await OpenSpoolAsync();
        DefineResult defined = await Engine.DefineSeriesAsync(epoch, 0, [Labels.Create([]), SeriesOf(Agent, 1)], Stop);
        Assert.Equal(new DefineResult(AppendOutcome.Stored, 1), defined);
        AppendResult result = await AppendAsync(epoch, 1, (NowMs, 0, 1), (NowMs, 1, 2));
        Assert.Equal(1, result.StoredSamples);
        Assert.Equal(1, Assert.Single(result.Refused).Count);
    }

    [Fact]
    public async Task Samples_beyond_the_rate_are_refused_and_a_replay_takes_the_same_ones()
    {
        await ReopenAsync(new TelemetryOptions { MaxSamplesPerSecondPerAgent = 1, SampleQuotaWindow = TimeSpan.FromSeconds(3) });
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(5);
        AppendResult result = await AppendAsync(epoch, 1, (NowMs, 0, 1), (NowMs, 1, 1), (NowMs, 2, 1), (NowMs, 3, 1), (NowMs, 4, 1));
        Assert.Equal(3, result.StoredSamples);
        Assert.Equal(new RefusedSampleCount(RefusalReason.SampleQuota, 2), Assert.Single(result.Refused));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, (await AppendAsync(epoch, 2, (NowMs, 0, 2), (NowMs, 1, 2))).StoredSamples);
        List<string> before = await ContentsAsync();
        await ReopenAsync(new TelemetryOptions());
        Assert.Equal(before, await ContentsAsync());
    }

    [Fact]
    public async Task A_reference_that_is_defined_anew_leaves_older_samples_where_they_were()
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(1);
        await AppendAsync(epoch, 1, (NowMs, 0, 1));
        await Engine.DefineSeriesAsync(epoch, 0, [SeriesOf(Agent, 5)], Stop);
        await AppendAsync(epoch, 2, (NowMs, 0, 2));
        await RestartAsync();
        Assert.Equal([(NowMs, 1.0)], await SamplesOfAsync(SeriesOf(Agent, 0)));
        Assert.Equal([(NowMs, 2.0)], await SamplesOfAsync(SeriesOf(Agent, 5)));
        await Engine.FlushAsync(Stop);
        await RestartAsync();
        await AppendAsync(epoch, 3, (NowMs + 1, 0, 3));
        Assert.Equal([(NowMs, 2.0), (NowMs + 1, 3.0)], await SamplesOfAsync(SeriesOf(Agent, 5)));
    }

    [Fact]
    public async Task A_gap_in_the_definitions_changes_nothing_and_sends_the_agent_back_to_the_handshake()
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(3);
        Assert.Equal(AppendOutcome.UnknownEpoch, (await Engine.DefineSeriesAsync(epoch, 4, [SeriesOf(Agent, 9)], Stop)).Outcome);
        Assert.Equal(AppendOutcome.UnknownEpoch, (await Engine.DefineSeriesAsync(epoch, uint.MaxValue, [SeriesOf(Agent, 9)], Stop)).Outcome);
        SpoolOpened opened = await Engine.OpenAsync(Agent, "db1", new SpoolPosition { Epoch = epoch.Id, NextSeq = 1, OldestSeq = 1 }, Stop);
        Assert.Equal((SpoolOpening.Resumed, 3u), (opened.Opening, opened.NextSeriesRef));
    }

    [Fact]
    public async Task Listeners_hear_of_samples_that_were_stored_and_of_no_others()
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(1);
        await AppendAsync(epoch, 1, (NowMs, 0, 1), (NowMs + 3_600_000, 0, 2));
        await AppendAsync(epoch, 1, (NowMs, 0, 1));
        Assert.Equal([$"7 {SeriesOf(Agent, 0)} {NowMs} 1"], Listener.Heard);
    }

    protected async Task ReopenAsync(TelemetryOptions options)
    {
        Options = options;
        await RestartAsync();
    }
}
