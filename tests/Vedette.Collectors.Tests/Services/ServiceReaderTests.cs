using Vedette.Collectors.Services;

namespace Vedette.Collectors.Tests.Services;

public sealed class ServiceReaderTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Failed_units_come_first_and_unloaded_ones_not_at_all()
    {
        using HostTree host = SystemctlFixture.Host();
        ServiceReader reader = SystemctlFixture.Reader(host, $"cat '{SystemctlFixture.FilePath("systemd-252")}'");
        Assert.Null(reader.Services);
        await reader.ReadAsync(Stop);
        Assert.Equal(
            ["fails.service", "flaps.service", "burn.service", "dbus.service", "getty@tty1.service", "steps.service", "rc-local.service"],
            reader.Services!.Select(s => s.Name));
    }

    [Fact]
    public async Task Host_without_systemd_has_no_services_and_is_no_failure()
    {
        using var host = new HostTree();
        ServiceReader reader = SystemctlFixture.Reader(host, "exit 1");
        await reader.ReadAsync(Stop);
        Assert.Null(reader.Services);
        var sink = new CollectingSink();
        var states = new ServiceStates(reader, host.Files);
        Assert.Empty(sink.Run(states).Samples);
        Assert.Empty(ReportedEntities.Of(states).Keys);
    }

    [Fact]
    public async Task Environment_is_clean_and_arguments_name_the_properties()
    {
        using HostTree host = SystemctlFixture.Host();
        ServiceReader reader = SystemctlFixture.Reader(host, """printf 'Id=x.service\nLoadState=loaded\nDescription=%s|%s|%s\nFragmentPath=%s\n' "$LC_ALL" "$TZ" "$HOME" "$*" """);
        await reader.ReadAsync(Stop);
        ServiceReading unit = Assert.Single(reader.Services!);
        Assert.Equal("C|UTC|", unit.Description);
        Assert.StartsWith("show --all --no-pager --property=Id,Description,", unit.FragmentPath, StringComparison.Ordinal);
        Assert.EndsWith("-- *.service", unit.FragmentPath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_is_told_with_what_systemctl_said_and_the_last_reading_stays()
    {
        using HostTree host = SystemctlFixture.Host();
        ServiceReader reader = SystemctlFixture.Reader(host, $"[ -e '{host.Files.Root("broken")}' ] && {{ echo 'Failed to connect to bus' >&2; exit 4; }}; cat '{SystemctlFixture.FilePath("systemd-255")}'");
        await reader.ReadAsync(Stop);
        host.Write("broken", "");
        IOException failure = await Assert.ThrowsAsync<IOException>(() => reader.ReadAsync(Stop));
        Assert.Contains("exit code 4: Failed to connect to bus", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, reader.Services!.Count);
    }

    [Fact]
    public async Task Call_that_hangs_is_killed()
    {
        using HostTree host = SystemctlFixture.Host();
        ServiceReader reader = SystemctlFixture.Reader(host, "exec sleep 600", new ServiceReaderOptions { LongestCall = TimeSpan.FromMilliseconds(200) });
        await Assert.ThrowsAsync<TimeoutException>(() => reader.ReadAsync(Stop));
    }

    [Fact]
    public async Task Output_without_end_is_not_read_to_the_end()
    {
        using HostTree host = SystemctlFixture.Host();
        ServiceReader reader = SystemctlFixture.Reader(host, "yes", new ServiceReaderOptions { MaxOutputBytes = 100_000, LongestCall = TimeSpan.FromMinutes(2) });
        IOException failure = await Assert.ThrowsAsync<IOException>(() => reader.ReadAsync(Stop));
        Assert.Contains("more than 100000 bytes", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_that_is_something_else_is_a_failure()
    {
        using HostTree host = SystemctlFixture.Host();
        await Assert.ThrowsAsync<FormatException>(() => SystemctlFixture.Reader(host, "echo hello").ReadAsync(Stop));
    }
}
