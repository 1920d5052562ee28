using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Vedette.Server.Fleet;
using Vedette.Server.Tests.Security;
using Vedette.Storage.Control;

namespace Vedette.Server.Tests.Document1;

public sealed class Document1Tests
{
    private const string Uid = "123e4567-e89b-12d3-a456-426614174000";
    private const double Mebibyte = 1024 * 1024;

    private static async Task<HttpResponseMessage> SendAsync(ControlServer server, string key, string method, string path, string json)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

        // As the original's HTTP library does with http://agent:KEY@host.
        request.Headers.TryAddWithoutValidation("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("agent:" + key)));
        return await server.Http.SendAsync(request, ControlServer.Stop);
    }

    private static string Metrics(string values, string uid = Uid) => "{\"agent_uid\":\"" + uid + "\",\"metrics\":{" + values + "}}";

    [Theory]
    [InlineData("PUT", "/agent/metrics")]
    [InlineData("POST", "/agent/metrics")]
    [InlineData("POST", "/v1/agents/metrics")]
    [InlineData("PUT", "/v1/agents/metrics")]
    public async Task A_report_becomes_stamped_host_gauges_and_what_is_missing_makes_none(string method, string path)
    {
        await using ControlServer server = await ControlServer.StartAsync();
        IssuedKey issued = await server.AddAgentAsync();

        HttpResponseMessage reply = await SendAsync(server, issued.Key, method, path, Metrics("\"cpu_load\":55.5,\"ram_used_mb\":2048,\"ram_total_mb\":4096,\"gpu_load\":null"));

        Assert.Equal("""{"status":"ok"}""", await reply.Content.ReadAsStringAsync(ControlServer.Stop));
        Assert.Equal(
            new Dictionary<string, double> { ["host_cpu_usage_percent"] = 55.5, ["host_memory_usage_bytes"] = 2048 * Mebibyte, ["host_memory_total_bytes"] = 4096 * Mebibyte },
            server.Samples.Last());
        Assert.All(server.Samples.Sets[^1].Series, s => Assert.Equal(($"{issued.Agent.Id}", "web1", "vedette"), (s["agent"], s["instance"], s["job"])));
    }

    [Fact]
    public async Task Counters_give_rates_from_the_second_report_on_and_a_restart_counts_from_zero()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        string key = (await server.AddAgentAsync()).Key;

        await SendAsync(server, key, "PUT", "/agent/metrics", Metrics("\"net_rx_bytes\":1000,\"disk_read_bytes\":0"));
        Assert.Equal(["host_network_receive_bytes_total"], server.Samples.Last().Keys);

        server.Clock.Advance(TimeSpan.FromSeconds(60));
        await SendAsync(server, key, "PUT", "/agent/metrics", Metrics("\"net_rx_bytes\":7000,\"disk_read_bytes\":600"));
        Assert.Equal((7000, 100, 10), (server.Samples.Last()["host_network_receive_bytes_total"], server.Samples.Last()["host_network_receive_bytes_per_second"], server.Samples.Last()["host_disk_read_bytes_per_second"]));

        server.Clock.Advance(TimeSpan.FromSeconds(60));
        await SendAsync(server, key, "PUT", "/agent/metrics", Metrics("\"net_rx_bytes\":600"));
        Assert.Equal(10, server.Samples.Last()["host_network_receive_bytes_per_second"]);

        server.Clock.Advance(TimeSpan.FromHours(1));
        await SendAsync(server, key, "PUT", "/agent/metrics", Metrics("\"net_rx_bytes\":9000"));
        Assert.DoesNotContain("host_network_receive_bytes_per_second", server.Samples.Last().Keys);
    }

    [Theory]
    [InlineData("1681234567890", 1681234567890)]
    [InlineData("1681234567", 1681234567000)]
    public async Task The_documents_short_form_is_read_at_its_own_time(string ts, long expectedMs)
    {
        await using ControlServer server = await ControlServer.StartAsync();
        string key = (await server.AddAgentAsync()).Key;

        HttpResponseMessage reply = await SendAsync(server, key, "PUT", "/agent/metrics", $$"""{"cpu": 55.0, "ram": 2048, "gpu": 0, "ts": {{ts}}}""");

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Equal(new Dictionary<string, double> { ["host_cpu_usage_percent"] = 55, ["host_memory_usage_bytes"] = 2048 * Mebibyte, ["host_gpu_usage_percent"] = 0 }, server.Samples.Last());
        Assert.All(server.Samples.Sets[^1].Samples, s => Assert.Equal(expectedMs, s.TimestampMs));
    }

    [Theory]
    [InlineData("\"cpu_load\":\"55\"", "metrics.cpu_load")]
    [InlineData("\"cpu_load\":NaN", "metrics.cpu_load")]
    [InlineData("\"cpu_load\":-1", "cpu_load")]
    [InlineData("\"net_rx_bytes\":1.5", "metrics.net_rx_bytes")]
    [InlineData("\"net_rx_bytes\":-5", "net_rx_bytes")]
    [InlineData("\"ram_used_mb\":1e300", "ram_used_mb")]
    [InlineData("\"ram_used_mb\":[1]", "metrics.ram_used_mb")]
    public async Task A_value_that_is_no_number_is_refused_by_name(string values, string named)
    {
        await using ControlServer server = await ControlServer.StartAsync();
        string key = (await server.AddAgentAsync()).Key;

        HttpResponseMessage reply = await SendAsync(server, key, "PUT", "/agent/metrics", Metrics(values));

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        JsonElement error = await reply.JsonAsync();
        Assert.Equal(["code", "message", "reasons"], error.Fields());
        Assert.Contains(named, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(server.Samples.Sets);
    }

    [Theory]
    [InlineData("/agent/register", "hardware_info")]
    [InlineData("/agent/register", "hardware")]
    [InlineData("/v1/agents/register", "hardware")]
    public async Task Registration_creates_nothing_and_updates_the_keys_own_row(string path, string spelling)
    {
        await using ControlServer server = await ControlServer.StartAsync();
        IssuedKey issued = await server.AddAgentAsync();

        HttpResponseMessage reply = await SendAsync(
            server, issued.Key, "POST", path, $$"""{"agent_uid":"{{Uid.ToUpperInvariant()}}","display_name":"my node","{{spelling}}":{"os_name":"Debian","anything":[1,{"x":null}]},"limits":{"cpu_percent":50},"preferences":[]}""");

        Assert.Equal("""{"status":"ok","blocked":false,"blocked_reason":null}""", await reply.Content.ReadAsStringAsync(ControlServer.Stop));
        AgentRow agent = Assert.Single(server.Agents.All);
        Assert.Equal(("web1", Uid, "my node", "Debian", "127.0.0.1"), (agent.Name, agent.AgentUid, agent.Description, agent.OsName, agent.IpAddress));
        Assert.Contains("anything", (await server.Services.GetRequiredService<IHardwareInventory>().CurrentAsync(agent.Id, ControlServer.Stop))!.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_keeps_its_first_uid()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        string key = (await server.AddAgentAsync()).Key;
        await SendAsync(server, key, "POST", "/v1/agents/metrics", Metrics(""));

        HttpResponseMessage other = await SendAsync(server, key, "POST", "/v1/agents/metrics", Metrics("", Guid.NewGuid().ToString()));
        HttpResponseMessage noUuid = await SendAsync(server, key, "POST", "/v1/agents/preferences", """{"agent_uid":"node-1","preferences":[]}""");

        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, noUuid.StatusCode);
        Assert.Equal("invalid_agent_uid", (await noUuid.JsonAsync()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Without_a_key_the_error_is_document_1s()
    {
        await using ControlServer server = await ControlServer.StartAsync();

        HttpResponseMessage reply = await server.Http.PutAsJsonAsync("/agent/metrics", new { cpu = 1 }, ControlServer.Stop);

        Assert.Equal(HttpStatusCode.Unauthorized, reply.StatusCode);
        Assert.Equal("unauthorized", (await reply.JsonAsync()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_heartbeat_keeps_an_agent_online_for_half_a_minute_in_the_list()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient viewer = await Sessions.ClientAsync(server, "viewer");
        string key = (await server.AddAgentAsync()).Key;

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(server, key, "POST", "/v1/heartbeat", """{"node_id":"n"}""")).StatusCode);
        JsonElement online = await (await viewer.GetAsync("/v1/agents", ControlServer.Stop)).JsonAsync();
        server.Clock.Advance(TimeSpan.FromSeconds(30));
        JsonElement idle = await (await viewer.GetAsync("/v1/agents", ControlServer.Stop)).JsonAsync();

        Assert.Equal(["agent_uid", "display_name", "status", "last_seen", "blocked", "blocked_reason", "hardware", "metrics"], online[0].Fields());
        Assert.Equal(("online", "idle"), (online[0].GetProperty("status").GetString(), idle[0].GetProperty("status").GetString()));
    }
}
