using System.Globalization;
using Vedette.Collectors;
using Vedette.Collectors.Services;
using Vedette.EndToEnd.Tests.Machines;
using Vedette.EndToEnd.Tests.Outage;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Services;

/// <summary>The services of a real systemd, beside what systemctl and /proc say of them.</summary>
public sealed class SystemdTests(SystemdInABox box) : IClassFixture<SystemdInABox>
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(90);

    private static readonly Dictionary<string, string> Units = new()
    {
        ["vedette-runs.service"] = "[Unit]\nDescription=Runs\n[Service]\nExecStart=/bin/sleep 100000\nMemoryMax=64M\n",
        ["vedette-burns.service"] = "[Service]\nExecStart=/bin/sh -c 'while :; do :; done'\n",
        ["vedette-fails.service"] = "[Service]\nExecStart=/bin/sh -c 'exit 3'\n",
        ["vedette-recovers.service"] = "[Service]\nExecStart=/bin/sh -c 'test -e /run/once || { touch /run/once; exit 1; }; exec sleep 100000'\nRestart=on-failure\nRestartSec=100ms\n",
    };

    private readonly MeasuredCycle _cycle = new();
    private readonly ServiceReader _reader = new(box.Files, text => text, arguments => arguments, new ServiceReaderOptions { Command = box.Systemctl });

    [Fact]
    public async Task States_pids_restarts_and_memory_equal_what_systemctl_shows()
    {
        await box.StartAsync(Units, Stop);
        var states = new ServiceStates(_reader, box.Files);
        await SeenAsync(states, "vedette-recovers.service", s => s is { Restarts: 1, SubState: "running" });
        await SeenAsync(states, "vedette-fails.service", s => s.ActiveState == "failed");
        foreach (string unit in Units.Keys)
        {
            ServiceReading reading = Find(states, unit);
            Assert.Equal(await box.ShowAsync(unit, "ActiveState", Stop), reading.ActiveState);
            Assert.Equal(await box.ShowAsync(unit, "SubState", Stop), reading.SubState);
            Assert.Equal(await box.ShowAsync(unit, "MainPID", Stop), (reading.MainPid ?? 0).ToString(CultureInfo.InvariantCulture));
            Assert.Equal(await box.ShowAsync(unit, "NRestarts", Stop), reading.Restarts?.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(await box.ShowAsync(unit, "Result", Stop), reading.Result);
        }

        ServiceReading fails = Find(states, "vedette-fails.service");
        Assert.Equal((3, null, null), (fails.ExitStatus, fails.MainPid, fails.MemoryBytes));
        Assert.Same(fails, states.Services![0]);
        ServiceReading runs = Find(states, "vedette-runs.service");
        Assert.Equal(("Runs", 64L << 20, "/bin/sleep 100000", 1L), (runs.Description, runs.MemoryLimitBytes, runs.Command, runs.Tasks));
        Assert.InRange(runs.StartedAt!.Value, TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(10), TimeProvider.System.GetUtcNow());
        await MemoryEqualsAsync(states, "vedette-runs.service");
        Assert.Equal(1, _cycle.Samples["node_systemd_unit_state{name=\"vedette-fails.service\",state=\"failed\",type=\"simple\"}"]);
        Assert.Equal(1, _cycle.Samples["node_systemd_service_restart_total{name=\"vedette-recovers.service\"}"]);
    }

    [Fact]
    public async Task Cpu_time_is_that_of_the_units_processes_by_cgroup_and_by_sum()
    {
        await box.StartAsync(new Dictionary<string, string> { ["vedette-busy.service"] = Units["vedette-burns.service"] }, Stop);
        using var sys = new TemporaryFolder();
        Directory.CreateDirectory(sys.File("fs/cgroup"));
        string tree = box.Inside("sys/fs/cgroup/systemd");
        File.CreateSymbolicLink(sys.File("fs/cgroup/systemd"), Directory.Exists(tree) ? tree : box.Inside("sys/fs/cgroup"));
        var byCgroup = new ServiceStates(_reader, box.Files);
        var bySum = new ServiceStates(_reader, box.Files with { SysRoot = sys.Path });
        await SeenAsync(byCgroup, "vedette-busy.service", s => s is { ActiveState: "active", CpuSecondsTotal: > 0.5 });
        string members = Path.Join(sys.File("fs/cgroup/systemd"), Find(byCgroup, "vedette-busy.service").ControlGroup, "cgroup.procs");
        int pid = int.Parse((await File.ReadAllLinesAsync(members, Stop))[0], CultureInfo.InvariantCulture);

        // A tick of the kernel's clock, and what it rounds, either way.
        const double Slack = 0.05;
        foreach (ServiceStates states in new[] { byCgroup, bySum })
        {
            double before = ProcessCost.Of(pid).CpuSeconds;
            _cycle.Run(states);
            double after = ProcessCost.Of(pid).CpuSeconds;
            Assert.InRange(Find(states, "vedette-busy.service").CpuSecondsTotal!.Value, before - Slack, after + Slack);
            // A share over a few milliseconds is mostly the length of a tick: a second of work comes first.
            await Until.FitsAsync(() => Task.FromResult(ProcessCost.Of(pid).CpuSeconds), seconds => seconds > after + 1, Soon, "the unit burns CPU", Stop);
            _cycle.Run(states);
            ServiceReading later = Find(states, "vedette-busy.service");
            Assert.InRange(later.CpuPercent!.Value, 1, 110);
            Assert.Equal(1, later.Tasks);
            Assert.True(later.MemoryBytes > 0);
        }
    }

    private static ServiceReading Find(ServiceStates states, string unit) => states.Services!.Single(s => s.Name == unit);

    private Task SeenAsync(ServiceStates states, string unit, Func<ServiceReading, bool> fits) => Until.FitsAsync(
        async () =>
        {
            await _reader.ReadAsync(Stop);
            _cycle.Run(states);
            return states.Services!.SingleOrDefault(s => s.Name == unit);
        },
        reading => reading is not null && fits(reading),
        Soon,
        $"{unit} is as expected",
        Stop);

    private Task MemoryEqualsAsync(ServiceStates states, string unit) => Until.FitsAsync(
        async () =>
        {
            _cycle.Run(states);
            return (Ours: Find(states, unit).MemoryBytes?.ToString(CultureInfo.InvariantCulture), Theirs: await box.ShowAsync(unit, "MemoryCurrent", Stop));
        },
        memory => memory.Theirs == "[not set]" ? memory.Ours is not null : memory.Ours == memory.Theirs,
        Soon,
        "the memory is what systemctl shows",
        Stop);
}
