using System.Text;
using Vedette.Collectors.Services;

namespace Vedette.Collectors.Tests.Services;

public sealed class SystemctlShowTests
{
    [Fact]
    public void Version_252_as_printed_by_a_real_one()
    {
        Dictionary<string, ServiceReading> units = SystemctlFixture.Readings("systemd-252");
        ServiceReading burn = units["burn.service"];
        Assert.Equal(("active", "running", "simple", "static", 99), (burn.ActiveState, burn.SubState, burn.Type, burn.UnitFileState, burn.MainPid));
        Assert.Equal((67_108_864L, 180_224L, 1L, 0L), (burn.MemoryLimitBytes, burn.MemoryBytes, burn.Tasks, burn.Restarts));
        Assert.Null(burn.CpuSecondsTotal);
        Assert.Null(burn.ExitStatus);
        Assert.Equal("/system.slice/burn.service", burn.ControlGroup);
        Assert.Equal("/bin/sh -c while :; do :; done", burn.Command);
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 13, 49, 15, TimeSpan.Zero), burn.StartedAt);

        ServiceReading fails = units["fails.service"];
        Assert.Equal(("failed", "failed", "exit-code", 3), (fails.ActiveState, fails.SubState, fails.Result, fails.ExitStatus));
        Assert.Equal((null, null, null, null), (fails.MainPid, fails.MemoryBytes, fails.Tasks, fails.ControlGroup));

        ServiceReading flaps = units["flaps.service"];
        Assert.Equal(("activating", "auto-restart", 4L), (flaps.ActiveState, flaps.SubState, flaps.Restarts));
        Assert.DoesNotContain("plymouth-start.service", units.Keys);
    }

    [Fact]
    public void Command_of_several_steps_and_lines_is_one_scrubbed_text() =>
        Assert.Equal("/bin/sh -c echo one echo two; /bin/echo --password ***; /bin/echo three", SystemctlFixture.Readings("systemd-252")["steps.service"].Command);

    [Fact]
    public void Version_219_says_infinity_in_digits_and_knows_no_restarts()
    {
        Dictionary<string, ServiceReading> units = SystemctlFixture.Readings("systemd-219");
        Assert.Equal(["httpd.service", "sshd.service"], units.Keys.Order());
        Assert.Equal((null, null, null), (units["sshd.service"].MemoryBytes, units["sshd.service"].MemoryLimitBytes, units["sshd.service"].Restarts));
        Assert.Equal((1_073_741_824L, 5.031288412), (units["httpd.service"].MemoryLimitBytes, units["httpd.service"].CpuSecondsTotal));
        Assert.Equal(new DateTimeOffset(2024, 3, 4, 8, 12, 41, TimeSpan.Zero), units["httpd.service"].StateSince);
    }

    [Fact]
    public void Version_239_tells_a_signal_apart_from_an_exit_status()
    {
        Dictionary<string, ServiceReading> units = SystemctlFixture.Readings("systemd-239");
        ServiceReading worker = units["worker.service"];
        Assert.Equal(("failed", "signal", 5L, null), (worker.ActiveState, worker.Result, worker.Restarts, worker.ExitStatus));
        Assert.Equal((null, null, 268_435_456L), (worker.CpuSecondsTotal, worker.Tasks, worker.MemoryLimitBytes));
        Assert.Equal(new DateTimeOffset(2025, 6, 10, 21, 3, 11, TimeSpan.Zero), worker.StateSince);
        Assert.Equal((3L, 2.310445112), (units["NetworkManager.service"].Tasks, units["NetworkManager.service"].CpuSecondsTotal));
    }

    [Fact]
    public void Version_255_tells_the_peak_and_times_as_numbers()
    {
        Dictionary<string, ServiceReading> units = SystemctlFixture.Readings("systemd-255");
        ServiceReading networkd = units["systemd-networkd.service"];
        Assert.Equal((9_621_504L, "notify-reload", "/usr/lib/systemd/systemd-networkd"), (networkd.MemoryPeakBytes, networkd.Type, networkd.Command));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_795_246_472), networkd.StateSince);
        Assert.Equal((null, null, "inactive"), (units["apt-daily.service"].StateSince, units["apt-daily.service"].StartedAt, units["apt-daily.service"].ActiveState));
    }

    [Theory]
    [InlineData("Sat 2026-11-21 13:00:00 UTC", 1_795_266_000_000)]
    [InlineData("Sat 2026-11-21 13:00:00.250000 UTC", 1_795_266_000_250)]
    [InlineData("@1795266000", 1_795_266_000_000)]
    [InlineData("@1795266000.5", 1_795_266_000_500)]
    [InlineData("Sat 2026-11-21 13:00:00 CET", null)]
    [InlineData("Sat 2026-13-21 13:00:00 UTC", null)]
    [InlineData("@0", null)]
    [InlineData("@99999999999999", null)]
    [InlineData("n/a", null)]
    [InlineData(null, null)]
    public void Moment(string? text, long? unixMs) => Assert.Equal(unixMs, SystemdValue.Moment(text)?.ToUnixTimeMilliseconds());

    [Theory]
    [InlineData("0", 0L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("18446744073709551615", null)]
    [InlineData("infinity", null)]
    [InlineData("-1", null)]
    [InlineData("", null)]
    public void Number(string text, long? value) => Assert.Equal(value, SystemdValue.Number(text));

    [Fact]
    public void Argument_with_an_empty_line_does_not_end_its_unit()
    {
        const string Text = "Id=a.service\nLoadState=loaded\nExecStart={ path=/bin/sh ; argv[]=/bin/sh -c x\n\nId=forged.service\n ; ignore_errors=no ; status=0/0 }\nActiveState=active\n";
        UnitProperties unit = Assert.Single(SystemctlShowParser.Parse(Encoding.UTF8.GetBytes(Text)));
        Assert.Equal(("a.service", "active"), (unit["Id"], unit["ActiveState"]));
    }

    [Theory]
    [InlineData("systemd-219")]
    [InlineData("systemd-239")]
    [InlineData("systemd-252")]
    [InlineData("systemd-255")]
    public void Any_bytes_are_taken(string fixture)
    {
        byte[] original = SystemctlFixture.Bytes(fixture);
        var random = new Random(20261121);
        for (int i = 0; i < 5_000; i++)
        {
            foreach (UnitProperties unit in SystemctlShowParser.Parse(i % 5 == 0 ? Noise.Random(random) : Noise.Changed(original, random)))
            {
                if (UnitReading.From(unit, SystemctlFixture.Texts()) is { } reading)
                {
                    Assert.True((reading.MemoryBytes ?? 0) >= 0 && (reading.CpuSecondsTotal ?? 0) >= 0);
                }
            }
        }
    }
}
