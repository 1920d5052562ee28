using System.Text.Json;
using Vedette.Model.States;

namespace Vedette.Server.Tests.Twin;

public sealed class FindingsTests
{
    [Fact]
    public async Task Waste_and_faults_of_a_card_are_found_with_the_time_since_when()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - 3_600_000;
        Card(twin.Host, []);
        Job(twin.Host, 5, alive: true, idle: 0);
        await twin.Host.TellAsync(start);
        Assert.Empty((await twin.GetAsync("findings")).EnumerateArray());
        Card(twin.Host, ["software_power_cap", "software_thermal"]);
        Job(twin.Host, 5, alive: false, idle: null);
        Job(twin.Host, 6, alive: true, idle: 900);
        await twin.Host.TellAsync(start + 10_000);
        Job(twin.Host, 7, alive: true, idle: 0);
        await twin.Host.TellAsync(start + 130_000);

        JsonElement found = await twin.GetAsync("findings");

        Assert.Equal(
            [$"gpu_memory_idle {start + 10_000 - 900_000}", $"gpu_memory_of_dead_process {start + 10_000}", $"gpu_shared_by_jobs {start + 130_000}", $"gpu_throttled {start + 10_000}"],
            found.EnumerateArray().Select(f => $"{f.GetProperty("kind")} {f.GetProperty("since_ms")}").Order(StringComparer.Ordinal));
        JsonElement dead = found.EnumerateArray().Single(f => f.GetProperty("kind").GetString() == "gpu_memory_of_dead_process");
        Assert.Equal(["kind", "severity", "since_ms", "subject", "title", "evidence", "facts"], dead.Fields());
        Assert.Equal("GPU-1/5", dead.GetProperty("subject").GetProperty("key").GetString());
        Assert.Contains("memory_bytes 1073741824", dead.GetProperty("evidence").EnumerateArray().Select(e => e.GetString()));
        JsonElement facts = dead.GetProperty("facts");
        Assert.Equal(("python3", "H200 #0", 5, 1L << 30), (facts.GetProperty("process").GetString(), facts.GetProperty("card").GetString(), facts.GetProperty("pid").GetInt32(), facts.GetProperty("memory_bytes").GetInt64()));
        JsonElement throttled = found.EnumerateArray().Single(f => f.GetProperty("kind").GetString() == "gpu_throttled");
        Assert.Equal(["software_thermal"], throttled.GetProperty("facts").GetProperty("throttle_reasons").EnumerateArray().Select(w => w.GetString()));
        Assert.Empty((await twin.GetAsync($"findings?at={start + 1}")).EnumerateArray());
    }

    [Fact]
    public async Task What_does_not_last_is_not_told_and_a_short_break_ends_nothing()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - 3_600_000;
        Card(twin.Host, ["hardware_thermal"]);
        Job(twin.Host, 5, alive: false, idle: null);
        await twin.Host.TellAsync(start);
        await twin.Host.TellAsync(start + 20_000);
        Assert.Empty((await twin.GetAsync("findings")).EnumerateArray());
        Card(twin.Host, []);
        await twin.Host.TellAsync(start + 40_000);
        Assert.Equal(["gpu_memory_of_dead_process"], await KindsAsync(twin));
        Card(twin.Host, ["hardware_thermal"]);
        await twin.Host.TellAsync(start + 90_000);
        await twin.Host.TellAsync(start + 120_000);
        Assert.Equal([$"gpu_memory_of_dead_process {start}", $"gpu_throttled {start}"], await SinceAsync(twin));
        Card(twin.Host, []);
        await twin.Host.TellAsync(start + 130_000);
        Card(twin.Host, ["hardware_thermal"]);
        await twin.Host.TellAsync(start + 200_000);
        Assert.Equal(["gpu_memory_of_dead_process"], await KindsAsync(twin));
    }

    [Fact]
    public async Task A_driver_that_is_slow_for_a_cycle_is_no_finding_and_one_that_stays_silent_is()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - 3_600_000;
        twin.Host.Set(EntityKind.Gpu, "GPU-1", d => d.Text(GpuFields.QueryFailure, "the driver does not answer"));
        await twin.Host.TellAsync(start);
        Assert.Empty(await KindsAsync(twin));
        await twin.Host.TellAsync(start + 30_000);
        Assert.Equal([$"gpu_query_failed {start}"], await SinceAsync(twin));
    }

    private static async Task<IEnumerable<string>> KindsAsync(TwinServer twin) =>
        (await twin.GetAsync("findings")).EnumerateArray().Select(f => f.GetProperty("kind").GetString()!).Order(StringComparer.Ordinal);

    private static async Task<IEnumerable<string>> SinceAsync(TwinServer twin) =>
        (await twin.GetAsync("findings")).EnumerateArray().Select(f => $"{f.GetProperty("kind")} {f.GetProperty("since_ms")}").Order(StringComparer.Ordinal);

    private static void Card(ToldHost host, string[] throttle) =>
        host.Set(EntityKind.Gpu, "GPU-1", d => { d.Integer(GpuFields.Index, 0); d.Text(GpuFields.Model, "H200"); }, r => { r.Number(GpuFields.TemperatureCelsius, 92); r.TextList(GpuFields.ThrottleReasons, throttle); });

    private static void Job(ToldHost host, int pid, bool alive, int? idle) => host.Set(
        EntityKind.GpuProcess,
        $"GPU-1/{pid}",
        d => { d.Text(GpuProcessFields.Gpu, "GPU-1"); d.Integer(GpuProcessFields.Pid, pid); d.Text(GpuProcessFields.Name, "python3"); d.Text(GpuProcessFields.Type, "compute"); d.Flag(GpuProcessFields.Alive, alive); },
        r => { r.Integer(GpuProcessFields.MemoryBytes, 1 << 30); r.Integer(GpuProcessFields.IdleSeconds, idle); });
}
