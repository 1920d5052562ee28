using Vedette.Model.Series;
using Vedette.Protocol.Messages;
using Vedette.Storage.Telemetry;

namespace Vedette.Storage.Tests.Telemetry;

/// <summary>What is kept, and for how long.</summary>
public abstract class RetentionContract : TelemetryStoreContract
{
    private static readonly Labels Old = Labels.Create("old");
    private static readonly Labels Fresh = Labels.Create("fresh");

    [Fact]
    public async Task Samples_older_than_retention_go_with_their_series()
    {
        await AppendSetAsync(Old, (NowMs, 1));
        await Engine.FlushAsync(Stop);
        Clock.Advance(Options.KeepSamplesFor + TimeSpan.FromHours(2));
        await AppendSetAsync(Fresh, (NowMs, 2));
        await Engine.ApplyRetentionAsync(Stop);
        Assert.Equal(Fresh, Assert.Single(await SelectAsync()).Labels);
        Assert.Equal(1, Engine.Statistics.Series);
        await RestartAsync();
        Assert.Equal(1, Engine.Statistics.Series);
        await AppendSetAsync(Old, (NowMs, 3));
        Assert.Equal([(NowMs, 3.0)], await SamplesOfAsync(Old));
    }

    [Fact]
    public async Task Series_of_a_living_epoch_stay_since_the_agent_will_not_define_them_again()
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(1);
        SpoolEpoch idle = await OpenSpoolWithSeriesAsync(1, agent: 8);
        await AppendAsync(epoch, 1, (NowMs, 0, 1));
        await Engine.FlushAsync(Stop);
        // In two steps: retention also runs by the clock, on the writer's thread, and may do so before whatever follows a step. After one long step it would find this epoch unused for as long as the other.
        Clock.Advance(Options.KeepSamplesFor - TimeSpan.FromHours(1));
        await AppendAsync(epoch, 2);
        Clock.Advance(TimeSpan.FromHours(3));
        await Engine.ApplyRetentionAsync(Stop);
        await RestartAsync();
        Assert.Equal(1, (await AppendAsync(epoch, 3, (NowMs, 0, 2))).StoredSamples);
        Assert.Equal(AppendOutcome.UnknownEpoch, (await AppendAsync(idle, 1, (NowMs, 0, 2))).Outcome);
        SpoolOpened opened = await Engine.OpenAsync(8, "db8", new SpoolPosition { Epoch = idle.Id, NextSeq = 1, OldestSeq = 1 }, Stop);
        Assert.Equal(SpoolOpening.UnknownEpoch, opened.Opening);
    }

    [Fact]
    public async Task The_oldest_samples_go_when_the_disk_limit_is_reached()
    {
        Options = new TelemetryOptions { MaxDiskBytes = 1 };
        await RestartAsync();
        await AppendSetAsync(Old, (NowMs - (20 * 3_600_000L), 1), (NowMs - (10 * 3_600_000L), 2), (NowMs, 3));
        await Engine.FlushAsync(Stop);
        await Engine.ApplyRetentionAsync(Stop);
        // The bucket that is being filled stays whatever the limit says.
        Assert.Equal([(NowMs, 3.0)], await SamplesOfAsync(Old));
    }

    [Fact]
    public async Task A_bucket_is_flushed_by_the_clock_when_it_is_over()
    {
        await AppendSetAsync(Fresh, (NowMs, 1));
        Clock.Advance(TimeSpan.FromHours(2));
        // Handled after the tick, and answered after the flush that the tick started.
        await Engine.FlushAsync(Stop);
        Assert.Equal(1, Engine.Statistics.ChunksWritten);
        Assert.Equal(0, Engine.Statistics.JournalBytes);
    }

    [Fact]
    public async Task A_journal_beyond_its_limit_is_flushed()
    {
        Options = new TelemetryOptions { MaxJournalBytes = 1000 };
        await RestartAsync();
        for (int i = 0; i < 50; i++)
        {
            await AppendSetAsync(Fresh, (NowMs + i, i));
        }

        Assert.True(Engine.Statistics.Flushes >= 1);
        Assert.Equal(50, (await SamplesOfAsync(Fresh)).Length);
    }

    [Fact]
    public async Task A_fault_in_retention_leaves_the_rest_for_the_next_time()
    {
        await AppendSetAsync(Old, (NowMs, 1));
        await Engine.FlushAsync(Stop);
        Clock.Advance(Options.KeepSamplesFor + TimeSpan.FromHours(2));
        Faults.Arm(FaultPoint.InRetention);
        await Assert.ThrowsAsync<IOException>(async () => await Engine.ApplyRetentionAsync(Stop));
        Faults.Disarm();
        await Engine.ApplyRetentionAsync(Stop);
        Assert.Equal(0, Engine.Statistics.Series);
        Assert.Empty(Engine.CheckIntegrity());
    }

    [Fact]
    public void Options_that_cannot_be_used_are_all_named()
    {
        var bad = new TelemetryOptions { MaxSeriesPerAgent = 0, KeepSamplesFor = TimeSpan.Zero };
        Assert.Equal(["Telemetry:KeepSamplesFor must be an hour or more.", "Telemetry:MaxSeriesPerAgent must be positive."], bad.Problems());
        Assert.Throws<ArgumentException>(() => TelemetryEngine.Open(Store, bad, new TelemetryParts()));
    }
}
