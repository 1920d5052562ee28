using System.Text.Json;
using Vedette.Model.States;

namespace Vedette.Server.Tests.Twin;

public sealed class ChangesTests
{
    private const long Cycle = 10_000;

    [Fact]
    public async Task An_agent_that_starts_anew_with_the_same_host_tells_nothing()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - 3_600_000;
        Describe(twin.Host, kernel: "6.1", boot: "a", openssl: "3.0.14");
        await twin.Host.TellAsync(start, EntityKind.Package);
        await twin.Host.TellAsync(start + Cycle);
        twin.Host.Restart();
        await twin.Host.TellAsync(start + 600_000, EntityKind.Package, EntityKind.Container);
        await twin.Host.TellAsync(start + 600_000 + Cycle, EntityKind.Package);
        await twin.Host.TellAsync(start + 600_000 + (2 * Cycle));

        Assert.Empty(await LinesAsync(twin, start));
    }

    [Fact]
    public async Task What_changed_while_the_agent_was_away_is_told_at_its_return()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - 3_600_000;
        Describe(twin.Host, kernel: "6.1", boot: "a", openssl: "3.0.14");
        await twin.Host.TellAsync(start);
        twin.Host.Restart();
        Describe(twin.Host, kernel: "6.2", boot: "b", openssl: "3.0.15");
        await twin.Host.TellAsync(start + 600_000, EntityKind.Package);
        await twin.Host.TellAsync(start + 600_000 + Cycle);

        Assert.Equal(
            [$"{start + 600_000 + Cycle} package changed openssl 3.0.14 -> 3.0.15", $"{start + 600_000} kernel changed kernel 6.1 -> 6.2, rebooted"], await LinesAsync(twin, start));
    }

    [Fact]
    public async Task A_kind_that_stays_away_after_a_start_is_gone_when_every_source_has_spoken()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - 3_600_000;
        Describe(twin.Host, kernel: "6.1", boot: "a", openssl: "1");
        await twin.Host.TellAsync(start);
        twin.Host.Restart();
        twin.Host.Remove(EntityKind.Container, "ab");
        await twin.Host.TellAsync(start + 600_000);
        await twin.Host.TellAsync(start + 1_200_000);

        Assert.Equal([$"{start + 900_000} container gone web removed"], await LinesAsync(twin, start));
    }

    [Fact]
    public async Task Each_change_has_its_icon_and_its_line()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - 3_600_000;
        Describe(twin.Host, kernel: "6.1", boot: "a", openssl: "1");
        await twin.Host.TellAsync(start);
        twin.Host.Set(EntityKind.Container, "ab", d => { d.Text(ContainerFields.Name, "web"); d.Text(ContainerFields.Image, "nginx:1.27"); d.Integer(ContainerFields.Restarts, 1); d.Integer(ContainerFields.Pid, 9); });
        await twin.Host.TellAsync(start + 1000);
        twin.Host.Set(EntityKind.Container, "ab", d => { d.Text(ContainerFields.Name, "web"); d.Text(ContainerFields.Image, "nginx:1.27"); d.Integer(ContainerFields.Restarts, 2); d.Integer(ContainerFields.Pid, 10); });
        Service(twin.Host, "failed", 77, "exit-code");
        await twin.Host.TellAsync(start + 2000);
        twin.Host.Set(EntityKind.Gpu, "GPU-1", d => { d.Integer(GpuFields.Index, 0); d.Text(GpuFields.Model, "H200"); d.Text(GpuFields.DriverVersion, "550"); });
        twin.Host.Set(EntityKind.Filesystem, "/data", d => d.Text(FilesystemFields.MountPoint, "/data"));
        await twin.Host.TellAsync(start + 400_000);
        twin.Host.Set(EntityKind.Gpu, "GPU-1", d => { d.Integer(GpuFields.Index, 0); d.Text(GpuFields.Model, "H200"); d.Text(GpuFields.DriverVersion, "560"); });
        twin.Host.Set(EntityKind.Process, "9@9", d => d.Text(ProcessFields.Name, "sh"));
        await twin.Host.TellAsync(start + 401_000);

        List<string> lines = await LinesAsync(twin, start);

        Assert.Equal(
            [
                $"{start + 401_000} driver changed H200 #0: driver version 550 -> 560",
                $"{start + 400_000} hardware appeared H200 #0 added",
                $"{start + 400_000} mount appeared /data mounted",
                $"{start + 2000} container changed web restarted",
                $"{start + 2000} unit changed app.service failed (exit-code)",
                $"{start + 1000} image changed web: image nginx:1.26 -> nginx:1.27, restarts unknown -> 1",
            ],
            lines.Order(Comparer<string>.Create((a, b) => string.CompareOrdinal(b[..13], a[..13]) is not 0 and var byTime ? byTime : string.CompareOrdinal(a, b))));
        Assert.Equal([$"{start + 401_000} process appeared sh started"], await LinesAsync(twin, start, "&kinds=process"));
    }

    [Fact]
    public async Task Process_ids_start_times_and_runs_of_timed_jobs_make_no_noise()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - 3_600_000;
        Service(twin.Host, "active", 5, "success");
        Job(twin.Host, "inactive", "dead");
        await twin.Host.TellAsync(start);
        Service(twin.Host, "active", 6, "success");
        Job(twin.Host, "activating", "start");
        twin.Host.Set(EntityKind.NetworkInterface, "veth12ab", d => d.Text(NetworkInterfaceFields.Name, "veth12ab"));
        await twin.Host.TellAsync(start + 1000);
        Job(twin.Host, "inactive", "dead");
        await twin.Host.TellAsync(start + 2000);
        Assert.Empty(await LinesAsync(twin, start));
        Job(twin.Host, "failed", "failed");
        await twin.Host.TellAsync(start + 3000);
        Assert.Equal([$"{start + 3000} unit changed backup.service failed"], await LinesAsync(twin, start));
    }

    [Fact]
    public async Task A_restart_by_hand_is_told_and_a_reboot_restarts_nothing()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - 3_600_000;
        Run(twin.Host, startedMs: 1_000, containerHealth: null);
        await twin.Host.TellAsync(start);
        Run(twin.Host, startedMs: 2_000, containerHealth: null);
        await twin.Host.TellAsync(start + Cycle);
        Assert.Equal([$"{start + Cycle} container changed web restarted", $"{start + Cycle} unit changed app.service restarted"], (await LinesAsync(twin, start)).Order(StringComparer.Ordinal));

        Run(twin.Host, startedMs: 3_000, containerHealth: "starting");
        await twin.Host.TellAsync(start + (2 * Cycle));
        Assert.Equal(
            [$"{start + (2 * Cycle)} container changed web restarted: health unknown -> starting", $"{start + (2 * Cycle)} unit changed app.service restarted"],
            (await LinesAsync(twin, start + (2 * Cycle))).Order(StringComparer.Ordinal));

        twin.Host.Restart();
        Run(twin.Host, startedMs: 4_000, containerHealth: "starting");
        await twin.Host.TellAsync(start + 600_000);
        Assert.Empty(await LinesAsync(twin, start + 600_000));
    }

    [Fact]
    public async Task A_start_that_moves_back_is_a_clock_that_was_set_and_no_restart()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - 3_600_000;
        Run(twin.Host, startedMs: 2_000, containerHealth: null);
        await twin.Host.TellAsync(start);
        Run(twin.Host, startedMs: 1_000, containerHealth: null);
        await twin.Host.TellAsync(start + Cycle);
        Assert.Empty(await LinesAsync(twin, start));
    }

    private static void Run(ToldHost host, long startedMs, string? containerHealth)
    {
        host.Set(EntityKind.Container, "ab", d => { d.Text(ContainerFields.Name, "web"); d.Text(ContainerFields.State, "running"); d.Text(ContainerFields.Health, containerHealth); d.Integer(ContainerFields.StartedAt, startedMs); });
        host.Set(EntityKind.Service, "app.service", d => { d.Text(ServiceFields.Name, "app.service"); d.Text(ServiceFields.Type, "simple"); d.Text(ServiceFields.ActiveState, "active"); d.Integer(ServiceFields.StartedAt, startedMs); });
        // A job that a timer starts and that stays active.
        host.Set(EntityKind.Service, "job.service", d => { d.Text(ServiceFields.Name, "job.service"); d.Text(ServiceFields.Type, "oneshot"); d.Text(ServiceFields.ActiveState, "active"); d.Integer(ServiceFields.StartedAt, startedMs); });
    }

    [Fact]
    public async Task The_newest_are_kept_where_there_are_more_than_asked_for()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - 3_600_000;
        for (int i = 0; i < 10; i++)
        {
            twin.Host.Set(EntityKind.Package, "a", d => { d.Text(PackageFields.Name, "a"); d.Text(PackageFields.Version, $"{i}"); });
            await twin.Host.TellAsync(start + (i * Cycle));
        }

        JsonElement reply = await twin.GetAsync($"changes?from={start}&limit=3");
        Assert.True(reply.GetProperty("truncated").GetBoolean());
        Assert.Equal(["a 8 -> 9", "a 7 -> 8", "a 6 -> 7"], reply.GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("summary").GetString()));
        Assert.Equal(["a 3 -> 4"], (await twin.GetAsync($"changes?from={start + (4 * Cycle)}&to={start + (4 * Cycle)}")).GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("summary").GetString()));
    }

    private static void Describe(ToldHost host, string kernel, string boot, string openssl)
    {
        host.Set(EntityKind.Host, "host", d => { d.Text(HostFields.Hostname, "web1"); d.Text(HostFields.KernelVersion, kernel); d.Text(HostFields.BootId, boot); d.Integer(HostFields.BootTime, boot[0]); });
        host.Set(EntityKind.Container, "ab", d => { d.Text(ContainerFields.Name, "web"); d.Text(ContainerFields.Image, "nginx:1.26"); d.Integer(ContainerFields.Pid, 8); });
        host.Set(EntityKind.Package, "openssl:amd64", d => { d.Text(PackageFields.Name, "openssl"); d.Text(PackageFields.Version, openssl); });
        Service(host, "active", boot[0], "success");
    }

    private static void Service(ToldHost host, string state, int pid, string result) => host.Set(EntityKind.Service, "app.service", d =>
    {
        d.Text(ServiceFields.Name, "app.service");
        d.Text(ServiceFields.ActiveState, state);
        d.Integer(ServiceFields.MainPid, pid);
        d.Text(ServiceFields.Result, result);
        d.Integer(ServiceFields.StateSince, pid);
    });

    private static void Job(ToldHost host, string state, string sub) => host.Set(EntityKind.Service, "backup.service", d =>
    {
        d.Text(ServiceFields.Name, "backup.service");
        d.Text(ServiceFields.Type, "oneshot");
        d.Text(ServiceFields.ActiveState, state);
        d.Text(ServiceFields.SubState, sub);
    });

    private static async Task<List<string>> LinesAsync(TwinServer twin, long from, string more = "")
    {
        JsonElement reply = await twin.GetAsync($"changes?from={from}{more}");
        Assert.False(reply.GetProperty("truncated").GetBoolean());
        return [.. reply.GetProperty("changes").EnumerateArray().Select(c => $"{c.GetProperty("at_ms")} {c.GetProperty("category")} {c.GetProperty("change")} {c.GetProperty("summary")}")];
    }
}
