using Vedette.Storage.Telemetry;
using Vedette.Storage.Telemetry.Backend;

namespace Vedette.Storage.Tests.Telemetry;

/// <summary>A commit that is reported as failed and is on the disk nonetheless: memory follows the disk.</summary>
public abstract class UncertainCommitContract : TelemetryStoreContract
{
    private UncertainStore? _uncertain;

    [Fact]
    public async Task What_the_disk_has_after_all_is_known_after_the_next_commit()
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(2);
        _uncertain!.FailsAfterCommit = true;
        await Assert.ThrowsAsync<IOException>(async () => await AppendAsync(epoch, 1, (NowMs, 0, 1)));
        _uncertain.FailsAfterCommit = false;
        Assert.Equal(AppendOutcome.Duplicate, (await AppendAsync(epoch, 1, (NowMs, 0, 1))).Outcome);
        await AppendAsync(epoch, 2, (NowMs, 1, 2));
        List<string> before = await ContentsAsync();
        Assert.Equal(2, before.Count);
        await RestartAsync();
        Assert.Equal(before, await ContentsAsync());
    }

    [Fact]
    public async Task A_flush_whose_commits_are_uncertain_neither_loses_nor_doubles()
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(1500);
        await AppendAsync(epoch, 1, [.. Enumerable.Range(0, 1500).Select(i => (NowMs, (uint)i, (double)i))]);
        List<string> before = await ContentsAsync();
        for (int i = 0; i < 4; i++)
        {
            _uncertain!.FailsAfterCommit = true;
            await Assert.ThrowsAsync<IOException>(async () => await Engine.FlushAsync(Stop));
            _uncertain.FailsAfterCommit = false;
            Assert.Equal(before, await ContentsAsync());
        }

        await Engine.FlushAsync(Stop);
        Assert.Equal(before, await ContentsAsync());
        await RestartAsync();
        Assert.Equal(before, await ContentsAsync());
        Assert.Empty(Engine.CheckIntegrity());
    }

    protected sealed override ITelemetryStore OpenStore(IFaultPoints faults) => _uncertain = new UncertainStore(OpenCertainStore(faults));

    protected abstract ITelemetryStore OpenCertainStore(IFaultPoints faults);
}
