using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Vedette.Server.Bridge;
using Vedette.Server.Fleet;
using Vedette.Server.Tests.Security;
using Vedette.Storage.Control;
using Vedette.Testing;

namespace Vedette.Server.Tests.Bridge;

public sealed class BridgeTests
{
    private const string State = """
        {
          "timestamp": "2026-03-01T12:00:00+01:00",
          "hardware": {
            "hostname": "node1", "platform": "debian", "platform_version": "12", "kernel_version": "6.1.0", "os": "linux", "uptime": 1000,
            "cpu": { "model": "EPYC", "physical_cores": 8, "logical_cores": 16, "usage_percent": 12.5, "per_cpu": [{ "usage_percent": 1.0 }] },
            "memory": { "total_gb": 32.0, "available_gb": 20.0, "used_gb": 12.0, "free_gb": 4.0, "percent": 37.5 },
            "disks": [{ "device": "/dev/sda1", "mountpoint": "/", "fstype": "ext4", "total_gb": 100.0, "used_gb": 40.0, "free_gb": 60.0, "percent": 40.0 }],
            "network": { "eth0": { "name": "eth0", "mac": "aa:bb", "addresses": ["10.0.0.1/24"], "flags": "up|broadcast", "bytes_sent": 1, "bytes_recv": 2 } },
            "gpu": { "nvidia": [{ "index": 0, "name": "A100", "temperature": 40.0, "utilization_percent": 5.0, "memory_used_mb": 1024, "memory_total_mb": 40960 }] }
          },
          "services": [
            { "name": "ssh.service", "type": "systemd", "status": "active", "pid": 7, "is_llm_related": false },
            { "name": "web", "type": "docker", "id": "ab12", "status": "running", "image": "nginx:1.26", "ports": [{ "container_port": 80, "host_port": "8080" }], "environment": ["DB_PASSWORD=hunter2", "MODE=x"] }
          ],
          "processes": [
            { "pid": 42, "name": "python3", "username": "ada", "status": "sleeping", "create_time": "2026-03-01T10:00:00Z", "cpu_percent": 3.5, "memory_percent": 0.1,
              "memory_info": { "rss": 1000, "vms": 2000 }, "cmdline": ["python3", "serve.py", "--api-key", "hunter2", "--url=postgres://u:hunter2@db/x"], "environment": ["TOKEN=hunter2"], "num_threads": 3 }
          ]
        }
        """;

    [Fact]
    public async Task The_first_state_is_new_the_same_with_other_readings_is_no_change_and_another_image_is_told()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        using HttpClient agent = server.NewClient((await server.AddAgentAsync()).Key);

        JsonElement first = await PostAsync(agent, State);
        JsonElement same = await PostAsync(agent, State.Replace("12.5", "99.5", StringComparison.Ordinal).Replace("\"cpu_percent\": 3.5", "\"cpu_percent\": 7", StringComparison.Ordinal).Replace("12:00:00+01:00", "12:00:10+01:00", StringComparison.Ordinal));
        server.Clock.Advance(TimeSpan.FromSeconds(10));
        JsonElement changed = await PostAsync(agent, State.Replace("nginx:1.26", "nginx:1.27", StringComparison.Ordinal));

        Assert.Equal(("updated", "base_state"), (Word(first, "status"), Word(first, "snapshot")));
        Assert.Equal("""{"new_state":true}""", first.GetProperty("changes").GetRawText());
        Assert.Equal(["status", "state_id"], same.Fields());
        Assert.Equal("no_changes", Word(same, "status"));
        Assert.Equal(
            """{"values_changed":{"root['services'][1]['image']":{"new_value":"nginx:1.27","old_value":"nginx:1.26"}}}""", JsonNode.Parse(changed.GetProperty("changes").GetRawText())!.ToJsonString(Plain));
        JsonElement history = (await GetAsync(agent, "history?limit=10")).GetProperty("history");
        Assert.Equal([true, false], history.EnumerateArray().Select(h => h.GetProperty("current").GetBoolean()));
        Assert.Equal(Word(changed, "state_id"), Word(history[0], "id"));
        JsonElement snapshots = (await GetAsync(agent, "snapshots")).GetProperty("snapshots");
        Assert.Equal(Word(changed, "snapshot"), Word(snapshots, "current"));
        Assert.Equal(2, snapshots.GetProperty("history").GetArrayLength());
        JsonElement status = await GetAsync(agent, "status");
        Assert.Equal(["status", "vm_status", "current_snapshot", "api_version", "uptime"], status.Fields());
    }

    [Fact]
    public async Task A_restart_of_the_server_is_no_change_of_the_host()
    {
        using var folder = new TemporaryFolder();
        string key;
        JsonElement[] before;
        await using (ControlServer server = await ControlServer.StartWholeAsync(folder))
        {
            key = (await server.AddAgentAsync()).Key;
            using HttpClient agent = server.NewClient(key);
            await PostAsync(agent, State);
            server.Clock.Advance(TimeSpan.FromSeconds(10));
            await PostAsync(agent, State.Replace("nginx:1.26", "nginx:1.27", StringComparison.Ordinal));
            before = [await GetAsync(agent, "history"), await GetAsync(agent, "snapshots")];
        }

        await using (ControlServer server = await ControlServer.StartWholeAsync(folder))
        {
            using HttpClient agent = server.NewClient(key);
            server.Clock.Advance(TimeSpan.FromSeconds(20));
            Assert.Equal(before.Select(j => j.GetRawText()), [(await GetAsync(agent, "history")).GetRawText(), (await GetAsync(agent, "snapshots")).GetRawText()]);
            JsonElement same = await PostAsync(agent, State.Replace("nginx:1.26", "nginx:1.27", StringComparison.Ordinal).Replace("12.5", "99.5", StringComparison.Ordinal));
            Assert.Equal("no_changes", Word(same, "status"));
            JsonElement changed = await PostAsync(agent, State);
            Assert.Equal(
                """{"values_changed":{"root['services'][1]['image']":{"new_value":"nginx:1.26","old_value":"nginx:1.27"}}}""", JsonNode.Parse(changed.GetProperty("changes").GetRawText())!.ToJsonString(Plain));
            Assert.Equal(3, (await GetAsync(agent, "history")).GetProperty("history").GetArrayLength());
        }
    }

    [Fact]
    public async Task What_was_kept_and_cannot_be_read_is_forgotten()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        IssuedKey issued = await server.AddAgentAsync();
        using HttpClient agent = server.NewClient(issued.Key);
        await server.Services.GetRequiredService<IBridgeMemory>().WriteAsync(issued.Agent.Id, [1, 2, 3], ControlServer.Stop);
        Assert.Equal("""{"new_state":true}""", (await PostAsync(agent, State)).GetProperty("changes").GetRawText());
        byte[] kept = (await server.Services.GetRequiredService<IBridgeMemory>().ReadAsync(issued.Agent.Id, ControlServer.Stop))!;
        Assert.DoesNotContain("hunter2", BridgeDocument.Unpack(kept).Lasting!.ToJsonString(), StringComparison.Ordinal);
        // The very last bytes only say that it ends.
        Assert.All(Enumerable.Range(0, kept.Length / 2), length => Assert.Throws<InvalidDataException>(() => BridgeDocument.Unpack(kept[..length])));
    }

    [Fact]
    public async Task A_posted_state_stands_on_the_fleets_page_and_in_the_twin_without_its_secrets()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        IssuedKey issued = await server.AddAgentAsync();
        using HttpClient agent = server.NewClient(issued.Key);
        using HttpClient viewer = await Sessions.ClientAsync(server, "viewer");

        await PostAsync(agent, State);

        JsonElement host = await (await viewer.GetAsync($"/api/hosts/{issued.Agent.Id}", ControlServer.Stop)).JsonAsync();
        Assert.Equal(12.5, host.GetProperty("metrics").GetProperty("cpu_usage_percent").GetDouble());
        Assert.Equal(32L << 30, host.GetProperty("metrics").GetProperty("memory_total_bytes").GetInt64());
        JsonElement entities = (await (await viewer.GetAsync($"/api/vps/{issued.Agent.Id}/state", ControlServer.Stop)).JsonAsync()).GetProperty("entities");
        Assert.DoesNotContain("hunter2", entities.GetRawText(), StringComparison.Ordinal);
        JsonElement process = Assert.Single(entities.GetProperty("process").EnumerateArray());
        Assert.Equal(["python3", "serve.py", "--api-key", "***", "--url=postgres://u:***@db/x"], process.GetProperty("command_line").EnumerateArray().Select(a => a.GetString()));
        Assert.Equal(["DB_PASSWORD", "MODE"], Assert.Single(entities.GetProperty("container").EnumerateArray()).GetProperty("environment_names").EnumerateArray().Select(a => a.GetString()));
        Assert.Equal((8, 16), (entities.GetProperty("host")[0].GetProperty("cpu_cores").GetInt32(), entities.GetProperty("host")[0].GetProperty("cpu_threads").GetInt32()));
        Assert.All(new[] { "service", "gpu", "filesystem", "network_interface" }, kind => Assert.Single(entities.GetProperty(kind).EnumerateArray()));
    }

    [Fact]
    public async Task A_difference_tells_no_value_whose_name_says_that_it_is_secret()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        using HttpClient agent = server.NewClient((await server.AddAgentAsync()).Key);
        string Told(string secret) => State.Replace("\"type\": \"docker\"", $$"""
            "type": "docker", "extra": { "db_password": "{{secret}}", "tokens": { "api_token": "{{secret}}" }, "api_keys": ["{{secret}}"], "mode": "{{secret[..4]}}" }
            """, StringComparison.Ordinal);
        await PostAsync(agent, Told("Uno1Sup3rS3cretValue"));

        JsonElement changed = await PostAsync(agent, Told("Dos2Sup3rS3cretValue"));

        Assert.Contains("Dos2", changed.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("S3cret", changed.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("S3cret", (await GetAsync(agent, "history?limit=10")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shell_script_that_names_no_type_is_read()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        using HttpClient agent = server.NewClient((await server.AddAgentAsync()).Key);
        foreach (string type in (string[])["application/x-www-form-urlencoded", "text/plain", "application/json; charset=utf-8"])
        {
            using var content = new StringContent(State);
            content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
            using HttpResponseMessage reply = await agent.PostAsync("/api/v1/update_state", content, ControlServer.Stop);
            Assert.Equal((type, HttpStatusCode.OK), (type, reply.StatusCode));
        }
    }

    [Fact]
    public async Task The_orchestrators_lines_become_processes_and_its_own_state_is_not_compared_with_itself()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        IssuedKey issued = await server.AddAgentAsync();
        using HttpClient agent = server.NewClient(issued.Key);
        using HttpClient viewer = await Sessions.ClientAsync(server, "viewer");
        const string Lines = """
            {"services": ["ssh.service"], "processes": ["USER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND",
              "root           1  0.0  0.1 168000 12000 ?        Ss   Nov20   0:05 /sbin/init splash", "ada 77 1.5 0.2 100 50 pts/0 R+ 10:31 0:00 mysql -u ada --password=hunter2"]}
            """;
        HttpResponseMessage reply = await agent.PostAsync("/api/state", new StringContent(Lines, Encoding.UTF8, "application/json"), ControlServer.Stop);
        Assert.Equal("""{"status":"ok"}""", await reply.Content.ReadAsStringAsync(ControlServer.Stop));
        JsonElement entities = (await (await viewer.GetAsync($"/api/vps/{issued.Agent.Id}/state", ControlServer.Stop)).JsonAsync()).GetProperty("entities");
        Assert.Equal(["init", "mysql"], entities.GetProperty("process").EnumerateArray().Select(p => p.GetProperty("name").GetString()).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("hunter2", entities.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("ssh.service", Word(Assert.Single(entities.GetProperty("service").EnumerateArray()), "key"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    public async Task A_body_that_holds_no_state_is_refused_in_the_originals_words(string body)
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        using HttpClient agent = server.NewClient((await server.AddAgentAsync()).Key);
        HttpResponseMessage reply = await agent.PostAsync("/api/v1/update_state", new StringContent(body, Encoding.UTF8, "application/json"), ControlServer.Stop);
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Equal("""{"status":"error","message":"Brak danych stanu"}""", await reply.Content.ReadAsStringAsync(ControlServer.Stop));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task No_machine_is_reverted_or_deleted_and_that_is_said(string method)
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        using HttpClient agent = server.NewClient((await server.AddAgentAsync()).Key);
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1/snapshots/base_state");
        HttpResponseMessage reply = await agent.SendAsync(request, ControlServer.Stop);
        Assert.Equal(HttpStatusCode.Conflict, reply.StatusCode);
        Assert.Equal(["status", "message"], (await reply.JsonAsync()).Fields());
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Http.GetAsync("/api/v1/status", ControlServer.Stop)).StatusCode);
    }

    [Fact]
    public async Task Whatever_stands_in_the_fields_the_server_answers()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        using HttpClient agent = server.NewClient((await server.AddAgentAsync()).Key);
        var random = new Random(5);
        string[] hostile = ["null", "1e308", "-1", "\"x\"", "[]", "{}", "[[1]]", "true", "99999999999999999999", "\"\\u0000\"", "[null, 1, {\"pid\": \"a\"}]"];
        for (int i = 0; i < 300; i++)
        {
            JsonObject state = JsonNode.Parse(State)!.AsObject();
            for (int n = 0; n < 4; n++)
            {
                Spoil(state, random, hostile);
            }

            HttpResponseMessage reply = await agent.PostAsync("/api/v1/update_state", new StringContent(state.ToJsonString(), Encoding.UTF8, "application/json"), ControlServer.Stop);
            Assert.True(reply.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{(int)reply.StatusCode}: {state.ToJsonString()}");
        }
    }

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static void Spoil(JsonNode node, Random random, string[] hostile)
    {
        while (true)
        {
            switch (node)
            {
                case JsonObject { Count: > 0 } known:
                    string name = known.ElementAt(random.Next(known.Count)).Key;
                    if (known[name] is JsonObject or JsonArray && random.Next(4) > 0)
                    {
                        node = known[name]!;
                        continue;
                    }

                    known[name] = JsonNode.Parse(hostile[random.Next(hostile.Length)]);
                    return;
                case JsonArray { Count: > 0 } items:
                    int place = random.Next(items.Count);
                    if (items[place] is JsonObject or JsonArray && random.Next(4) > 0)
                    {
                        node = items[place]!;
                        continue;
                    }

                    items[place] = JsonNode.Parse(hostile[random.Next(hostile.Length)]);
                    return;
                default:
                    return;
            }
        }
    }

    private static string? Word(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static async Task<JsonElement> PostAsync(HttpClient agent, string state)
    {
        HttpResponseMessage reply = await agent.PostAsync("/api/v1/update_state", new StringContent(state, Encoding.UTF8, "application/json"), ControlServer.Stop);
        JsonElement json = await reply.JsonAsync();
        Assert.True(reply.StatusCode == HttpStatusCode.OK, json.GetRawText());
        return json;
    }

    private static async Task<JsonElement> GetAsync(HttpClient agent, string call) => await (await agent.GetAsync($"/api/v1/{call}", ControlServer.Stop)).JsonAsync();
}
