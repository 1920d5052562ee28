using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Vedette.Model.Hosts;
using Vedette.Model.Series;
using Vedette.Server.Fleet;
using Vedette.Server.Tests.Security;
using Vedette.Storage.Control;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Tests.Fleet;

public sealed class HostEndpointsTests
{
    [Fact]
    public async Task The_list_shows_what_is_known_and_null_for_the_rest()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient viewer = await Sessions.ClientAsync(server, "viewer");
        int web = (await server.AddAgentAsync("web1")).Agent.Id;
        var metrics = new double?[HostMetrics.All.Count];
        metrics[0] = 12.5;
        metrics[1] = 2048;
        metrics[2] = double.NaN;
        server.Presence.Known[web] = new HostPresence { Status = HostStatus.Online, StatusSinceMs = 1, LastSeenMs = 2, IntervalSeconds = 10, ClockSkewMs = -3, MetricsTimeMs = 4, Metrics = metrics };

        JsonElement list = await (await viewer.GetAsync("/api/hosts", ControlServer.Stop)).JsonAsync();

        Assert.Equal(server.Clock.GetUtcNow().ToUnixTimeMilliseconds(), list.GetProperty("server_time_ms").GetInt64());
        JsonElement host = Assert.Single(list.GetProperty("hosts").EnumerateArray());
        Assert.Equal(
            ["id", "name", "kind", "status", "status_since_ms", "last_seen_ms", "created_at", "ip_address", "os_name", "agent_version", "interval_seconds", "clock_skew_ms", "metrics_time_ms", "metrics"],
            host.Fields());
        Assert.Equal(("host", "online", "2026-01-01T00:00:00Z"), (host.GetProperty("kind").GetString(), host.GetProperty("status").GetString(), host.GetProperty("created_at").GetString()));
        JsonElement values = host.GetProperty("metrics");
        Assert.Equal(HostMetrics.All.Select(m => m.Field), values.Fields());
        Assert.Equal(("12.5", "2048", "null"), (values.GetProperty("cpu_usage_percent").GetRawText(), values.GetProperty("memory_usage_bytes").GetRawText(), values.GetProperty("memory_total_bytes").GetRawText()));
    }

    [Fact]
    public async Task The_page_of_a_host_has_its_hardware_consent_cores_and_file_systems()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient viewer = await Sessions.ClientAsync(server, "viewer");
        int web = (await server.AddAgentAsync("web1")).Agent.Id;
        await server.Services.GetRequiredService<IHardwareInventory>().RecordAsync(web, new HardwareDocument("""{"cpu_cores":4,"ip_external":["203.0.113.9"]}""", "f"), 1000, ControlServer.Stop);
        await server.Services.GetRequiredService<IConsentLedger>().AppendAsync(web, new Consent("1", "ab", "root", 2000, "flag"), "enrolment", 2000, ControlServer.Stop);
        long now = server.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        Label agent = new("agent", $"{web}");
        server.Series.Samples.AddRange(
        [
            new LatestSample(Labels.Create(HostMetrics.CpuCoreUsagePercent, agent, new Label("cpu", "10")), now, 7),
            new LatestSample(Labels.Create(HostMetrics.CpuCoreUsagePercent, agent, new Label("cpu", "9")), now, 5),
            new LatestSample(Labels.Create(HostMetrics.CpuCoreUsagePercent, new Label("agent", "777"), new Label("cpu", "0")), now, 1),
            new LatestSample(Labels.Create(HostMetrics.FilesystemUsedBytes, agent, new Label("mountpoint", "/"), new Label("device", "/dev/sda1"), new Label("fstype", "ext4")), now, 100),
            new LatestSample(Labels.Create(HostMetrics.FilesystemTotalBytes, agent, new Label("mountpoint", "/")), now, 400),
            new LatestSample(Labels.Create(HostMetrics.FilesystemUsedBytes, agent, new Label("mountpoint", "/gone")), now - 3_600_000, 100),
        ]);

        JsonElement host = await (await viewer.GetAsync($"/api/hosts/{web}", ControlServer.Stop)).JsonAsync();

        Assert.Equal(4, host.GetProperty("hardware").GetProperty("cpu_cores").GetInt32());
        Assert.Equal("203.0.113.9", host.GetProperty("external_ip").GetString());
        Assert.Equal("""{"version":"1","sha256":"ab","accepted_by":"root","accepted_at":"1970-01-01T00:00:02Z","how":"flag"}""", host.GetProperty("consent").GetRawText());
        Assert.Equal("""[{"cpu":"9","usage_percent":5},{"cpu":"10","usage_percent":7}]""", host.GetProperty("cores").GetRawText());
        Assert.Equal("""[{"mountpoint":"/","device":"/dev/sda1","fstype":"ext4","used_bytes":100,"total_bytes":400}]""", host.GetProperty("filesystems").GetRawText());
    }

    [Fact]
    public async Task A_foreign_agent_that_told_nothing_has_nulls()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient viewer = await Sessions.ClientAsync(server, "viewer");
        int web = (await server.AddAgentAsync("web1")).Agent.Id;

        JsonElement host = await (await viewer.GetAsync($"/api/hosts/{web}", ControlServer.Stop)).JsonAsync();

        Assert.All((string[])["hardware", "hardware_updated_at", "external_ip", "consent"], field => Assert.Equal(JsonValueKind.Null, host.GetProperty(field).ValueKind));
        Assert.Equal(HttpStatusCode.NotFound, (await viewer.GetAsync("/api/hosts/9999", ControlServer.Stop)).StatusCode);
    }
}
