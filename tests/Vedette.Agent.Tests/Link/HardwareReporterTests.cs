using Vedette.Agent.Link;
using Vedette.Collectors.Hardware;
using Vedette.Model.Hosts;
using Vedette.Testing;

namespace Vedette.Agent.Tests.Link;

public sealed class HardwareReporterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new();
    private int _readings;
    private HardwareInfo _hardware = new() { Hostname = "web1", CpuModel = "first" };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_report_is_due_once_and_its_confirmation_is_written_once()
    {
        HardwareReporter reporter = Reporter();
        reporter.SessionBegan(serverMayLack: true);
        Assert.NotNull(reporter.Due());
        reporter.BatchSent(5);
        reporter.BatchAcknowledged(5, 5);
        string file = new StateDirectory(_folder.Path).HardwareHashFile;
        Assert.True(File.Exists(file));
        File.Delete(file);
        for (ulong seq = 6; seq < 20; seq++)
        {
            Assert.Null(reporter.Due());
            reporter.BatchSent(seq);
            reporter.BatchAcknowledged(seq, seq);
        }

        Assert.False(File.Exists(file));
        Assert.Equal(1, _readings);
    }

    [Fact]
    public void A_report_that_was_not_confirmed_is_due_again_in_the_next_session()
    {
        HardwareReporter reporter = Reporter();
        reporter.SessionBegan(serverMayLack: true);
        Assert.NotNull(reporter.Due());
        reporter.SessionBegan(serverMayLack: false);
        Assert.NotNull(reporter.Due());
    }

    [Fact]
    public void A_change_is_due_after_an_hour_and_free_space_is_none()
    {
        HardwareReporter reporter = Reporter();
        reporter.SessionBegan(serverMayLack: true);
        reporter.Due();
        reporter.BatchSent(1);
        reporter.BatchAcknowledged(1, 1);
        _hardware = _hardware with { DiskAvailableMb = 7 };
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(reporter.Due());
        _hardware = _hardware with { CpuModel = "second" };
        Assert.Null(reporter.Due());
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.NotNull(reporter.Due());
    }

    private HardwareReporter Reporter() => new(Read, new StateDirectory(_folder.Path), _clock, new TestLog().Log);

    private HardwareReading Read()
    {
        _readings++;
        return new HardwareReading(_hardware, []);
    }
}
