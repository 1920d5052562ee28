using System.Globalization;
using System.Text.Json;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests;

/// <summary>The two commands of the README, on this machine.</summary>
public sealed class UpTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task This_machines_true_values_are_there_soon_after_ready_and_grow_and_survive_a_restart()
    {
        using var folder = new TemporaryFolder();
        int points;
        await using (VedetteUp vedette = await VedetteUp.StartAsync(folder.File("data"), Stop, "--interval", "1"))
        {
            await vedette.SetUpAsync(Stop);
            int id = await FirstHostAsync(vedette);
            JsonElement latest = await Until.FitsAsync(
                () => vedette.GetAsync($"/api/vps/{id}/metrics/latest", Stop), l => l.ValueKind == JsonValueKind.Object, TimeSpan.FromSeconds(60), "latest answers", Stop);
            CompareWithProc(latest);

            int before = await PointsAsync(vedette, id);
            points = await Until.FitsAsync(() => PointsAsync(vedette, id), n => n >= before + 3, TimeSpan.FromSeconds(60), "the timeseries grows", Stop);
            Assert.Equal(0, await vedette.StopAsync(Stop));
        }

        await using VedetteUp again = await VedetteUp.StartAsync(folder.File("data"), Stop, "--interval", "1");
        Assert.Null(again.SetupCode);
        await again.LoginAsync(Stop);
        int same = await FirstHostAsync(again);
        Assert.True(await PointsAsync(again, same) >= points);
        Assert.Equal(1, (await again.GetAsync("/api/hosts", Stop)).GetProperty("hosts").GetArrayLength());
    }

    private static async Task<int> FirstHostAsync(VedetteUp vedette)
    {
        JsonElement hosts = await Until.FitsAsync(
            () => vedette.GetAsync("/api/hosts", Stop), h => h.GetProperty("hosts").GetArrayLength() == 1, TimeSpan.FromSeconds(60), "the host is listed", Stop);
        return hosts.GetProperty("hosts")[0].GetProperty("id").GetInt32();
    }

    private static async Task<int> PointsAsync(VedetteUp vedette, int id)
    {
        long startMs = TimeProvider.System.GetUtcNow().AddHours(-1).ToUnixTimeMilliseconds();
        return (await vedette.GetAsync($"/api/vps/{id}/metrics/timeseries?start_time={startMs}", Stop)).GetArrayLength();
    }

    private static void CompareWithProc(JsonElement latest)
    {
        Dictionary<string, long> memory = File.ReadLines("/proc/meminfo").Select(l => l.Split([':', ' '], StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(w => w[0], w => long.Parse(w[1], CultureInfo.InvariantCulture) * 1024, StringComparer.Ordinal);
        Assert.Equal(memory["MemTotal"], latest.GetProperty("memory_total_bytes").GetInt64());
        Assert.Equal(memory["SwapTotal"], latest.GetProperty("swap_total_bytes").GetInt64());
        double used = memory["MemTotal"] - memory["MemAvailable"];
        Assert.InRange(latest.GetProperty("memory_usage_bytes").GetDouble(), used * 0.5, used * 1.5);
        double uptime = double.Parse(File.ReadAllText("/proc/uptime").Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.InRange(latest.GetProperty("uptime_seconds").GetDouble(), uptime - 60, uptime + 1);
        Assert.InRange(latest.GetProperty("cpu_usage_percent").GetDouble(), 0, 100);
        var root = new DriveInfo("/");
        Assert.True(latest.GetProperty("total_disk_space_bytes").GetInt64() >= root.TotalSize - root.TotalFreeSpace + root.AvailableFreeSpace);
        int processes = Directory.GetDirectories("/proc").Count(d => int.TryParse(Path.GetFileName(d), out _));
        Assert.InRange(latest.GetProperty("total_processes_count").GetInt32(), processes / 2, processes * 2);
        Assert.True(latest.GetProperty("network_rx_cumulative").GetInt64() > 0);
    }
}
