using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests;

/// <summary>Agents of other makers, in other languages, end on the same pages as ours.</summary>
public sealed class ForeignAgentTests : IAsyncLifetime
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(90);

    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly TemporaryFolder _folder = new();
    private InProcessServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await InProcessServer.StartAsync(_clock, Stop);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_grpcio_agent_shakes_hands_gets_its_configuration_and_is_seen()
    {
        (int id, string key) = await _server.AddAgentAsync("foreign", Stop);
        await using ForeignAgent agent = await ForeignAgent.StartPythonAsync(_folder, _server.GrpcPort, id, key, Stop);
        await agent.DoAsync(new { @do = "handshake" });
        JsonElement ack = await agent.HearAsync("ack", Stop);
        Assert.True(ack.GetProperty("ok").GetBoolean());
        Assert.Equal(10, ack.GetProperty("interval").GetInt32());
        Assert.Equal(10, ack.GetProperty("batch").GetInt32());
        Assert.Equal(NowMs, ack.GetProperty("time").GetInt64());

        await agent.DoAsync(new { @do = "snapshot", ts = NowMs, cpu = 12.5 });
        JsonElement latest = await LatestAsync(id);
        Assert.Equal(12.5, latest.GetProperty("cpu_usage_percent").GetDouble());
        Assert.Equal(3L << 30, latest.GetProperty("memory_usage_bytes").GetInt64());
        Assert.Equal(JsonValueKind.Null, latest.GetProperty("load_average_one_min").ValueKind);
        Assert.Equal(JsonValueKind.Null, latest.GetProperty("tcp_established_connection_count").ValueKind);

        JsonElement host = await _server.GetAsync($"/api/hosts/{id}", Stop);
        Assert.Equal("online", host.GetProperty("status").GetString());
        Assert.Equal("198.51.100.7", host.GetProperty("ip_address").GetString());
        Assert.Equal(40L << 30, host.GetProperty("filesystems")[0].GetProperty("used_bytes").GetInt64());
        Assert.Equal(JsonValueKind.Null, host.GetProperty("consent").ValueKind);
    }

    [Fact]
    public async Task A_grpc_js_agent_ends_on_the_same_pages()
    {
        (int id, string key) = await _server.AddAgentAsync("from-node", Stop);
        await using ForeignAgent agent = ForeignAgent.StartNode(_server.GrpcPort, id, key);
        await agent.DoAsync(new { @do = "handshake" });
        Assert.True((await agent.HearAsync("ack", Stop)).GetProperty("ok").GetBoolean());
        await agent.DoAsync(new { @do = "snapshot", ts = NowMs, cpu = 42 });
        Assert.Equal(42, (await LatestAsync(id)).GetProperty("cpu_usage_percent").GetDouble());
        await agent.DoAsync(new { @do = "close" });
        Assert.Equal("0", (await agent.HearAsync("end", Stop)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_wrong_secret_and_an_unknown_id_are_refused_in_the_documented_words()
    {
        (int id, string _) = await _server.AddAgentAsync("guarded", Stop);
        await using ForeignAgent wrong = await ForeignAgent.StartPythonAsync(_folder, _server.GrpcPort, id, "not the secret", Stop);
        await wrong.DoAsync(new { @do = "handshake" });
        JsonElement ack = await wrong.HearAsync("ack", Stop);
        Assert.False(ack.GetProperty("ok").GetBoolean());
        Assert.Equal("Authentication failed: Invalid secret.", ack.GetProperty("error").GetString());
        Assert.Equal("StatusCode.UNAUTHENTICATED", (await wrong.HearAsync("end", Stop)).GetProperty("code").GetString());

        await using ForeignAgent unknown = await ForeignAgent.StartPythonAsync(_folder, _server.GrpcPort, 4711, "x", Stop);
        await unknown.DoAsync(new { @do = "handshake" });
        Assert.Equal("Authentication failed: VPS ID 4711 not found.", (await unknown.HearAsync("ack", Stop)).GetProperty("error").GetString());
    }

    [Fact]
    public async Task What_comes_before_the_handshake_is_ignored_and_a_later_message_with_a_wrong_secret_is_dropped()
    {
        (int id, string key) = await _server.AddAgentAsync("sloppy", Stop);
        await using ForeignAgent agent = await ForeignAgent.StartPythonAsync(_folder, _server.GrpcPort, id, key, Stop);
        await agent.DoAsync(new { @do = "snapshot", ts = NowMs - 3000, cpu = 1 });
        await agent.DoAsync(new { @do = "handshake" });
        await agent.HearAsync("ack", Stop);
        await agent.DoAsync(new { @do = "secret", value = "wrong" });
        await agent.DoAsync(new { @do = "snapshot", ts = NowMs - 2000, cpu = 2 });
        await agent.DoAsync(new { @do = "secret", value = key });
        await agent.DoAsync(new { @do = "snapshot", ts = NowMs - 1000, cpu = 3 });
        Assert.Equal(3, (await LatestAsync(id)).GetProperty("cpu_usage_percent").GetDouble());
        JsonElement rows = await _server.GetAsync($"/api/vps/{id}/metrics/timeseries?startTime={NowMs - 60_000}&endTime={NowMs}", Stop);
        Assert.Equal(1, rows.GetArrayLength());
    }

    [Fact]
    public async Task A_second_session_of_the_same_agent_takes_over()
    {
        (int id, string key) = await _server.AddAgentAsync("twice", Stop);
        await using ForeignAgent first = await ForeignAgent.StartPythonAsync(_folder, _server.GrpcPort, id, key, Stop);
        await first.DoAsync(new { @do = "handshake" });
        await first.HearAsync("ack", Stop);
        await using ForeignAgent second = await ForeignAgent.StartPythonAsync(_folder, _server.GrpcPort, id, key, Stop);
        await second.DoAsync(new { @do = "handshake" });
        await second.HearAsync("ack", Stop);
        JsonElement end = await first.HearAsync("end", Stop);
        Assert.Contains("took over", end.GetProperty("details").GetString(), StringComparison.Ordinal);
        await second.DoAsync(new { @do = "snapshot", ts = NowMs, cpu = 7 });
        Assert.Equal(7, (await LatestAsync(id)).GetProperty("cpu_usage_percent").GetDouble());
    }

    [Fact]
    public async Task A_silent_agent_is_closed_after_a_minute_and_offline()
    {
        (int id, string key) = await _server.AddAgentAsync("silent", Stop);
        await using ForeignAgent agent = await ForeignAgent.StartPythonAsync(_folder, _server.GrpcPort, id, key, Stop);
        await agent.DoAsync(new { @do = "handshake" });
        await agent.HearAsync("ack", Stop);
        _clock.Advance(TimeSpan.FromSeconds(59));
        await agent.DoAsync(new { @do = "snapshot", ts = NowMs, cpu = 7 });
        await LatestAsync(id);
        _clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal("StatusCode.DEADLINE_EXCEEDED", (await agent.HearAsync("end", Stop)).GetProperty("code").GetString());
        Assert.Equal("offline", (await _server.GetAsync($"/api/hosts/{id}", Stop)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task An_oversize_frame_and_garbage_end_their_own_stream_only()
    {
        (int id, string key) = await _server.AddAgentAsync("sound", Stop);
        await using ForeignAgent sound = await ForeignAgent.StartPythonAsync(_folder, _server.GrpcPort, id, key, Stop);
        await sound.DoAsync(new { @do = "handshake" });
        await sound.HearAsync("ack", Stop);

        (int badId, string badKey) = await _server.AddAgentAsync("bad", Stop);
        await using ForeignAgent large = await ForeignAgent.StartPythonAsync(_folder, _server.GrpcPort, badId, badKey, Stop);
        await large.DoAsync(new { @do = "handshake" });
        await large.HearAsync("ack", Stop);
        await large.DoAsync(new { @do = "oversize", bytes = 5_000_000 });
        JsonElement end = await large.HearAsync("end", Stop);
        Assert.Equal("StatusCode.RESOURCE_EXHAUSTED", end.GetProperty("code").GetString());
        Assert.Contains("4194304", end.GetProperty("details").GetString(), StringComparison.Ordinal);

        await using ForeignAgent garbage = await ForeignAgent.StartPythonAsync(_folder, _server.GrpcPort, badId, badKey, Stop);
        await garbage.DoAsync(new { @do = "handshake" });
        await garbage.HearAsync("ack", Stop);
        await garbage.DoAsync(new { @do = "raw", hex = "ffffffffff" });
        Assert.Equal("StatusCode.INVALID_ARGUMENT", (await garbage.HearAsync("end", Stop)).GetProperty("code").GetString());

        await sound.DoAsync(new { @do = "snapshot", ts = NowMs, cpu = 9 });
        Assert.Equal(9, (await LatestAsync(id)).GetProperty("cpu_usage_percent").GetDouble());
    }

    [Fact]
    public async Task A_revoked_key_cuts_the_live_stream()
    {
        (int id, string key) = await _server.AddAgentAsync("revoked", Stop);
        await using ForeignAgent agent = await ForeignAgent.StartPythonAsync(_folder, _server.GrpcPort, id, key, Stop);
        await agent.DoAsync(new { @do = "handshake" });
        await agent.HearAsync("ack", Stop);
        using HttpResponseMessage reply = await _server.Http.PostAsync($"/api/vps/{id}/revoke-key", null, Stop);
        Assert.Equal(HttpStatusCode.NoContent, reply.StatusCode);
        Assert.Equal("StatusCode.UNAUTHENTICATED", (await agent.HearAsync("end", Stop)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_far_future_snapshot_is_not_stored_and_disturbs_nothing()
    {
        (int id, string key) = await _server.AddAgentAsync("ahead", Stop);
        await using ForeignAgent agent = await ForeignAgent.StartPythonAsync(_folder, _server.GrpcPort, id, key, Stop);
        await agent.DoAsync(new { @do = "handshake" });
        await agent.HearAsync("ack", Stop);
        await agent.DoAsync(new { @do = "snapshot", ts = NowMs + 301_000, cpu = 1 });
        await agent.DoAsync(new { @do = "snapshot", ts = NowMs + 299_000, cpu = 2 });
        Assert.Equal(2, (await LatestAsync(id)).GetProperty("cpu_usage_percent").GetDouble());
    }

    [Fact]
    public async Task A_client_of_document_1_with_its_key_in_the_address_ends_on_the_same_pages()
    {
        (int id, string key) = await _server.AddAgentAsync("newral", Stop);
        using var client = new HttpClient { BaseAddress = _server.Http.BaseAddress };
        // What an HTTP library makes of http://agent:KEY@host.
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"agent:{key}")));
        string uid = Guid.NewGuid().ToString();
        var hardware = new { cpu_model = "Ryzen 9", cpu_cores = 16, ram_total_mb = 65536, os_name = "Ubuntu", os_version = "24.04" };
        using HttpResponseMessage registered = await client.PostAsJsonAsync("/v1/agents/register", new { agent_uid = uid, display_name = "worker", hardware }, Stop);
        Assert.Equal("ok", (await registered.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("status").GetString());
        var metrics = new { cpu_load = 33.5, ram_used_mb = 1024, ram_total_mb = 65536, gpu_load = 80, gpu_mem_used_mb = 2048, net_rx_bytes = 1000, net_tx_bytes = 2000 };
        using HttpResponseMessage sent = await client.PostAsJsonAsync("/v1/agents/metrics", new { agent_uid = uid, metrics }, Stop);
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);

        JsonElement latest = await LatestAsync(id);
        Assert.Equal(33.5, latest.GetProperty("cpu_usage_percent").GetDouble());
        Assert.Equal(1024L << 20, latest.GetProperty("memory_usage_bytes").GetInt64());
        Assert.Equal(80, latest.GetProperty("gpu_usage_percent").GetDouble());
        JsonElement host = await _server.GetAsync($"/api/hosts/{id}", Stop);
        Assert.Equal("online", host.GetProperty("status").GetString());
        Assert.Equal("Ryzen 9", host.GetProperty("hardware").GetProperty("cpu_model").GetString());

        using HttpResponseMessage unknown = await _server.Anonymous.PostAsJsonAsync("/v1/agents/metrics", new { agent_uid = uid, metrics }, Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
    }

    private long NowMs => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    private Task<JsonElement> LatestAsync(int id) => Until.FitsAsync(
        () => _server.GetAsync($"/api/vps/{id}/metrics/latest", Stop), l => l.ValueKind == JsonValueKind.Object, Soon, "latest answers", Stop);
}
