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
        Card(twin.Host, ["sw_thermal_slowdown", "gpu_idle"]);
        Job(twin.Host, 5, alive: false, idle: null);
        Job(twin.Host, 6, alive: true, idle: 900);
        await twin.Host.TellAsync(start + 10_000);
        Job(twin.Host, 7, alive: true, idle: 0);
        await twin.Host.TellAsync(start + 20_000);

        JsonElement found = await twin.GetAsync("findings");

        Assert.Equal(
            [$"gpu_memory_idle {start + 10_000 - 900_000}", $"gpu_memory_of_dead_process {start + 10_000}", $"gpu_shared_by_jobs {start + 20_000}", $"gpu_throttled {start + 10_000}"],
            found.EnumerateArray().Select(f => $"{f.GetProperty("kind")} {f.GetProperty("since_ms")}").Order(StringComparer.Ordinal));
        JsonElement dead = found.EnumerateArray().Single(f => f.GetProperty("kind").GetString() == "gpu_memory_of_dead_process");
        Assert.Equal(["kind", "severity", "since_ms", "subject", "title", "evidence", "facts"], dead.Fields());
        Assert.Equal("GPU-1/5", dead.GetProperty("subject").GetProperty("key").GetString());
        Assert.Contains("memory_bytes 1073741824", dead.GetProperty("evidence").EnumerateArray().Select(e => e.GetString()));
        JsonElement facts = dead.GetProperty("facts");
        Assert.Equal(("python3", "GPU-1", 5, 1L << 30), (facts.GetProperty("process").GetString(), facts.GetProperty("card").GetString(), facts.GetProperty("pid").GetInt32(), facts.GetProperty("memory_bytes").GetInt64()));
        Assert.Empty((await twin.GetAsync($"findings?at={start + 1}")).EnumerateArray());
    }

    [Fact]
    public async Task Errors_of_the_memory_reports_of_the_driver_and_a_card_that_does_not_answer_are_found()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        twin.Host.Set(EntityKind.Gpu, "GPU-1", d => { d.Integer(GpuFields.XidLast, 79); d.Text(GpuFields.QueryFailure, "GPU is lost"); }, r => r.Integer(GpuFields.EccUncorrectedTotal, 3));
        await twin.Host.TellAsync(twin.NowMs);
        Assert.Equal(
            ["gpu_ecc_uncorrected critical", "gpu_query_failed warning", "gpu_xid warning"],
            (await twin.GetAsync("findings")).EnumerateArray().Select(f => $"{f.GetProperty("kind")} {f.GetProperty("severity")}").Order(StringComparer.Ordinal));
    }

    private static void Card(ToldHost host, string[] throttle) =>
        host.Set(EntityKind.Gpu, "GPU-1", d => { d.Integer(GpuFields.Index, 0); d.Text(GpuFields.Model, "H200"); }, r => { r.Number(GpuFields.TemperatureCelsius, 92); r.TextList(GpuFields.ThrottleReasons, throttle); });

    private static void Job(ToldHost host, int pid, bool alive, int? idle) => host.Set(
        EntityKind.GpuProcess,
        $"GPU-1/{pid}",
        d => { d.Text(GpuProcessFields.Gpu, "GPU-1"); d.Integer(GpuProcessFields.Pid, pid); d.Text(GpuProcessFields.Name, "python3"); d.Text(GpuProcessFields.Type, "compute"); d.Flag(GpuProcessFields.Alive, alive); },
        r => { r.Integer(GpuProcessFields.MemoryBytes, 1 << 30); r.Integer(GpuProcessFields.IdleSeconds, idle); });
}
