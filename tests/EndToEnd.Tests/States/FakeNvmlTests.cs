using System.Text.Json;
using Vedette.EndToEnd.Tests.Outage;
using Vedette.EndToEnd.Tests.Programs;

namespace Vedette.EndToEnd.Tests.States;

/// <summary>Cards of a stand-in for NVIDIA's library, loaded by the published agent as the real one is, seen through the server.</summary>
public sealed class FakeNvmlTests : IDisposable
{
    // The kernel gives no such number: the largest is below 2^22.
    private const int DeadPid = 4_194_303;

    private const string Cards = """
        count 2
        driver 550.54.14
        cuda 12040
        gpu0.name NVIDIA H200
        gpu0.uuid GPU-aaaa
        gpu0.pci 0000:3b:00.0
        gpu0.memory 150754820096 600000000 100754820096 49400000000
        gpu0.utilization 87 41
        gpu0.power 512345
        gpu0.power_limit 700000
        gpu0.temperature 61
        gpu0.ecc_mode 1
        gpu0.mig_mode 0
        gpu0.events 1
        gpu1.name NVIDIA A100
        gpu1.uuid GPU-bbbb
        gpu1.pci 0000:5e:00.0
        gpu1.memory 85899345920 0 80530636800 5368709120
        gpu1.temperature 35
        gpu1.mig_mode 1
        gpu1.mig_most 7
        gpu1mig0.uuid MIG-one
        gpu1mig0.name NVIDIA A100 MIG 1g.10gb
        gpu1mig0.instance_id 9
        gpu1mig0.memory 10737418240 0 9663676416 1073741824
        """;

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    /// <summary>A leak and a lost card are findings when they have lasted half a minute.</summary>
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(150);

    private readonly FakeNvmlLibrary _nvml = new();

    public void Dispose() => _nvml.Dispose();

    [Fact]
    public async Task Cards_instances_leaks_errors_and_failures_are_seen_through_the_server()
    {
        await _nvml.CompileAsync(Stop);
        _nvml.Set(Cards);
        _nvml.Set($"gpu0.compute {DeadPid}:21474836480");
        await using DeliveredHost host = await DeliveredHost.EnrolledAsync(Stop);
        host.Agent.Variables["LD_LIBRARY_PATH"] = _nvml.Folder;
        host.Agent.Variables["FAKE_NVML_SCENARIO"] = _nvml.Scenario;
        long startMs = TwinView.NowMs();
        await host.Agent.StartAsync();
        var twin = new TwinView(host.Server, host.Agent.Id);

        await CardsAreSeenAsync(twin);
        await SeriesAreThereAsync(host, startMs);
        await LeakIsFoundAsync(twin);
        await FailedQueryIsAbsentAsync(twin);
        await ErrorIsToldAsync(twin, startMs);
        await LostCardStaysAsync(twin);
        Assert.False(host.Agent.Running.HasExited, host.Agent.Running.Transcript);
    }

    private static async Task CardsAreSeenAsync(TwinView twin)
    {
        JsonElement first = await CardAsync(twin, "GPU-aaaa", c => TwinView.Number(c, "utilization_percent") is not null, "the first card is measured");
        Assert.Equal(
            ("NVIDIA H200", "550.54.14", 150754820096, 49400000000, 87, 512.345),
            (TwinView.Text(first, "model"), TwinView.Text(first, "driver_version"), TwinView.Number(first, "memory_total_bytes"), TwinView.Number(first, "memory_used_bytes"),
                TwinView.Number(first, "utilization_percent"), TwinView.Number(first, "power_watts")));
        JsonElement second = await CardAsync(twin, "GPU-bbbb", c => TwinView.Text(c, "mig_mode") == "enabled", "the second card is divided");
        // It told none of these: they are absent, and never zero.
        Assert.All(["utilization_percent", "power_watts", "ecc_mode", "xid_errors_total", "fan_percent"], field => Assert.Null(TwinView.Text(second, field)));
        JsonElement instance = await CardAsync(twin, "MIG-one", _ => true, "the instance is seen");
        Assert.Equal(("GPU-bbbb", "1g.10gb", 10737418240, 1073741824), (TwinView.Text(instance, "mig_parent"), TwinView.Text(instance, "mig_profile"), TwinView.Number(instance, "memory_total_bytes"), TwinView.Number(instance, "memory_used_bytes")));
        Assert.Equal(3, (await twin.NowAsync("gpu", Stop)).Length);
    }

    private static async Task SeriesAreThereAsync(DeliveredHost host, long startMs)
    {
        string match = Uri.EscapeDataString($"{{__name__=~\"DCGM_FI_DEV_.*\",agent=\"{host.Agent.Id}\"}}");
        JsonElement reply = await Until.FitsAsync(
            () => host.Server.GetAsync($"/api/series?match={match}&start={startMs}&end={TwinView.NowMs() + 1000}&step=10s&agg=last", Stop),
            r => r.GetProperty("series").GetArrayLength() >= 12, Soon, "the cards' series are there", Stop);
        Assert.Equal(87, Last(reply, "DCGM_FI_DEV_GPU_UTIL", "GPU-aaaa"));
        Assert.Equal(61, Last(reply, "DCGM_FI_DEV_GPU_TEMP", "GPU-aaaa"));
        Assert.Equal(35, Last(reply, "DCGM_FI_DEV_GPU_TEMP", "GPU-bbbb"));
        Assert.Equal(49400000000 / 1048576.0, Last(reply, "DCGM_FI_DEV_FB_USED", "GPU-aaaa")!.Value, 3);
        Assert.Equal(512.345, Last(reply, "DCGM_FI_DEV_POWER_USAGE", "GPU-aaaa")!.Value, 3);
        Assert.Null(Last(reply, "DCGM_FI_DEV_GPU_UTIL", "GPU-bbbb"));
        Assert.Null(Last(reply, "DCGM_FI_DEV_POWER_USAGE", "GPU-bbbb"));
        Assert.Contains(reply.GetProperty("series").EnumerateArray(), s => TwinView.Text(s.GetProperty("labels"), "GPU_I_PROFILE") == "1g.10gb");
    }

    private static async Task LeakIsFoundAsync(TwinView twin)
    {
        JsonElement leak = await FindingAsync(twin, "gpu_memory_of_dead_process", "the leak is found");
        Assert.Equal(("warning", "20480 MiB of NVIDIA H200 #0 are held by a process that is gone"), (TwinView.Text(leak, "severity"), TwinView.Text(leak, "title")));
        Assert.Equal($"GPU-aaaa/{DeadPid}", TwinView.Text(leak.GetProperty("subject"), "key"));
        Assert.Contains($"pid {DeadPid}", leak.GetProperty("evidence").EnumerateArray().Select(e => e.GetString()));
    }

    private async Task FailedQueryIsAbsentAsync(TwinView twin)
    {
        _nvml.Set("gpu0.power !999");
        JsonElement card = await CardAsync(twin, "GPU-aaaa", c => TwinView.Text(c, "query_failure") is not null, "a call of the driver failed");
        Assert.Null(TwinView.Text(card, "power_watts"));
        Assert.Equal((61, "nvmlDeviceGetPowerUsage: NVML error 999"), (TwinView.Number(card, "temperature_celsius"), TwinView.Text(card, "query_failure")));
        _nvml.Set("gpu0.power 400000");
        card = await CardAsync(twin, "GPU-aaaa", c => TwinView.Number(c, "power_watts") == 400, "the call is answered again");
        Assert.Null(TwinView.Text(card, "query_failure"));
    }

    private async Task ErrorIsToldAsync(TwinView twin, long startMs)
    {
        _nvml.Set("xids 79@0");
        JsonElement change = await twin.ChangedAsync(startMs, "gpu", c => Fields(c).Contains("xid_last"), "the Xid is on the lane", Stop);
        Assert.Equal(("GPU-aaaa", "changed", "hardware"), (TwinView.Text(change, "key"), TwinView.Text(change, "change"), TwinView.Text(change, "category")));
        Assert.Equal("79", TwinView.Text(change.GetProperty("fields").EnumerateArray().Single(f => TwinView.Text(f, "name") == "xid_last"), "after"));
        JsonElement finding = await FindingAsync(twin, "gpu_xid", "the Xid is a finding");
        Assert.Contains("xid_last 79", finding.GetProperty("evidence").EnumerateArray().Select(e => e.GetString()));
    }

    private async Task LostCardStaysAsync(TwinView twin)
    {
        _nvml.Set("gpu0.* !15");
        JsonElement lost = await CardAsync(twin, "GPU-aaaa", c => TwinView.Text(c, "query_failure")?.Contains("lost", StringComparison.Ordinal) == true, "the card is lost");
        Assert.Equal(("NVIDIA H200", 150754820096), (TwinView.Text(lost, "model"), TwinView.Number(lost, "memory_total_bytes")));
        Assert.All(["utilization_percent", "memory_used_bytes", "power_watts", "temperature_celsius"], field => Assert.Null(TwinView.Text(lost, field)));
        await FindingAsync(twin, "gpu_query_failed", "the loss is a finding");
        Assert.Equal(35, TwinView.Number(await CardAsync(twin, "GPU-bbbb", _ => true, "the other card stays"), "temperature_celsius"));
    }

    private static Task<JsonElement> CardAsync(TwinView twin, string key, Func<JsonElement, bool> fits, string what) =>
        twin.SeenAsync("gpu", c => TwinView.Text(c, "key") == key && fits(c), what, Stop);

    private static async Task<JsonElement> FindingAsync(TwinView twin, string kind, string what)
    {
        JsonElement[] found = await Until.FitsAsync(
            async () => (await twin.GetAsync("findings", Stop)).EnumerateArray().Where(f => TwinView.Text(f, "kind") == kind).ToArray(), f => f.Length > 0, Lasting, what, Stop);
        return found[0];
    }

    private static IEnumerable<string?> Fields(JsonElement change) =>
        change.TryGetProperty("fields", out JsonElement fields) ? fields.EnumerateArray().Select(f => TwinView.Text(f, "name")) : [];

    /// <summary>The newest value of a card's series, without its instances; null where there is no such series or no value in it.</summary>
    private static double? Last(JsonElement reply, string name, string uuid)
    {
        foreach (JsonElement series in reply.GetProperty("series").EnumerateArray())
        {
            JsonElement labels = series.GetProperty("labels");
            if (TwinView.Text(labels, "__name__") == name && TwinView.Text(labels, "UUID") == uuid && TwinView.Text(labels, "GPU_I_ID") is null)
            {
                return series.GetProperty("points").EnumerateArray().Select(p => p[1]).LastOrDefault(v => v.ValueKind == JsonValueKind.Number) is { ValueKind: JsonValueKind.Number } known ? known.GetDouble() : null;
            }
        }

        return null;
    }
}
