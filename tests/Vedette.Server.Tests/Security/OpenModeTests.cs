using System.CommandLine;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Vedette.Server.Commands;
using Vedette.Server.Fleet;
using Vedette.Server.Security;
using Vedette.Storage.Control;

namespace Vedette.Server.Tests.Security;

public sealed class OpenModeTests
{
    private const string State = """{"hardware":{"hostname":"node1","cpu":{"usage_percent":12.5}},"services":[],"processes":[]}""";
    private const string Uid = "123e4567-e89b-12d3-a456-426614174000";

    [Fact]
    public async Task Without_the_owners_word_nobody_comes_in_without_a_key()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(server, State)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Http.GetAsync("/api/v1/status", ControlServer.Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await MetricsAsync(server, Uid)).StatusCode);
        Assert.Empty(server.Agents.All);
    }

    [Theory]
    [InlineData("Loopback", "127.0.0.1", true)]
    [InlineData("Loopback", "::1", true)]
    [InlineData("Loopback", "::ffff:127.0.0.1", true)]
    [InlineData("Loopback", "192.0.2.7", false)]
    [InlineData("Loopback", "0.0.0.0", false)]
    [InlineData("Any", "192.0.2.7", true)]
    public async Task The_reach_decides_who_comes_in(string reach, string address, bool taken)
    {
        await using ControlServer server = await ControlServer.StartOpenAsync(Enum.Parse<OpenReach>(reach));
        HttpResponseMessage reply = await PostAsync(server, State, (CallerAddress.Header, address));
        Assert.Equal(taken ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, reply.StatusCode);
        Assert.Equal(taken ? 1 : 0, server.Agents.All.Count());
        if (!taken)
        {
            Assert.Equal(["status", "message"], (await reply.JsonAsync()).Fields());
        }
    }

    [Theory]
    [InlineData("X-API-Key", "vda_1_wrong")]
    [InlineData("Authorization", "Bearer vda_1_wrong")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("X-Forwarded-For", "192.0.2.7")]
    [InlineData("Forwarded", "for=192.0.2.7")]
    public async Task A_wrong_key_a_page_in_a_browser_and_a_proxys_word_for_others_do_not_come_in(string header, string value)
    {
        await using ControlServer server = await ControlServer.StartOpenAsync(OpenReach.Loopback);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(server, State, (header, value))).StatusCode);
        Assert.Empty(server.Agents.All);
    }

    [Fact]
    public async Task A_host_that_posts_without_a_key_is_one_agent_in_the_trail_with_no_consent_asked()
    {
        await using ControlServer server = await ControlServer.StartOpenAsync(OpenReach.Loopback);
        using HttpClient viewer = await Sessions.ClientAsync(server, "viewer");
        await PostAsync(server, State);
        server.Clock.Advance(TimeSpan.FromSeconds(10));
        await PostAsync(server, State);
        Assert.Equal("base_state", (await (await server.Http.GetAsync("/api/v1/status", ControlServer.Stop)).JsonAsync()).GetProperty("current_snapshot").GetString());
        await PostAsync(server, State.Replace("node1", "NODE1", StringComparison.Ordinal));

        AgentRow agent = Assert.Single(server.Agents.All);
        Assert.Equal(("node1", AgentKind.Host, true), (agent.Name, agent.Kind, agent.IsKeyless));
        AuditEntry entry = Assert.Single(await server.Services.GetRequiredService<IAuditLog>().ListAsync(10, ControlServer.Stop), e => e.Action == "agent.create-keyless");
        Assert.Equal(("keyless", $"{agent.Id} node1", "127.0.0.1"), (entry.Actor, entry.Target, entry.Address));
        JsonElement host = await (await viewer.GetAsync($"/api/hosts/{agent.Id}", ControlServer.Stop)).JsonAsync();
        Assert.Equal((12.5, JsonValueKind.Null), (host.GetProperty("metrics").GetProperty("cpu_usage_percent").GetDouble(), host.GetProperty("consent").ValueKind));
    }

    [Fact]
    public async Task Who_has_a_key_or_had_one_is_not_spoken_for_without_it()
    {
        await using ControlServer server = await ControlServer.StartOpenAsync(OpenReach.Any);
        IssuedKey issued = await server.AddAgentAsync("node1");
        using HttpClient agent = server.NewClient(issued.Key);
        await agent.PostAsJsonAsync("/agent/register", new { agent_uid = Uid }, ControlServer.Stop);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(server, State)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await MetricsAsync(server, Uid)).StatusCode);
        await server.Agents.RevokeKeyAsync(issued.Agent.Id, ControlServer.Stop);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(server, State)).StatusCode);

        // The owner gives a keyless one a key: from then on it needs it.
        await PostAsync(server, State.Replace("node1", "node2", StringComparison.Ordinal));
        AgentRow keyless = Assert.Single(server.Agents.All, a => a.IsKeyless);
        await server.Agents.RotateKeyAsync(keyless.Id, ControlServer.Stop);
        await server.Agents.RevokeKeyAsync(keyless.Id, ControlServer.Stop);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(server, State.Replace("node1", "node2", StringComparison.Ordinal))).StatusCode);
    }

    [Fact]
    public async Task Clients_of_document_1_are_told_apart_by_their_uid()
    {
        await using ControlServer server = await ControlServer.StartOpenAsync(OpenReach.Loopback);
        string other = Uid.Replace('1', '2');
        HttpResponseMessage reply = await server.Http.PostAsJsonAsync("/v1/agents/register", new { agent_uid = Uid, display_name = "lab", hardware = new { cpu_cores = 4 } }, ControlServer.Stop);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        await server.Http.PostAsJsonAsync("/v1/agents/register", new { agent_uid = other, display_name = "lab" }, ControlServer.Stop);
        Assert.Equal(HttpStatusCode.OK, (await MetricsAsync(server, Uid)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Http.PutAsJsonAsync("/agent/metrics", new { cpu = 1, ram = 2, gpu = 3 }, ControlServer.Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await MetricsAsync(server, "no-uuid")).StatusCode);

        Assert.Equal([("lab", Uid), (other, other), ("127.0.0.1", null)], server.Agents.All.Select(a => (a.Name, a.AgentUid)));
    }

    [Fact]
    public async Task A_hundred_keyless_hosts_are_enough_and_their_names_are_looked_at()
    {
        await using ControlServer server = await ControlServer.StartOpenAsync(OpenReach.Any);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(server, State.Replace("node1", new string('x', AgentNames.Longest + 1), StringComparison.Ordinal))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(server, State.Replace("node1", "a\u0007b", StringComparison.Ordinal))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(server, State.Replace("node1", "", StringComparison.Ordinal))).StatusCode);
        Assert.Empty(server.Agents.All);

        HttpResponseMessage[] replies = await Task.WhenAll(Enumerable.Range(0, KeylessAgents.Most + 5).Select(i => PostAsync(server, State.Replace("node1", $"n{i}", StringComparison.Ordinal))));
        Assert.Equal(5, replies.Count(r => r.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(KeylessAgents.Most, server.Agents.All.Count());
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Http.GetAsync("/api/v1/status", ControlServer.Stop)).StatusCode);
        string known = server.Agents.All.First().Name;
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(server, State.Replace("node1", known, StringComparison.Ordinal))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync($"/api/v1/status?host={known}", ControlServer.Stop)).StatusCode);
    }

    [Fact]
    public async Task Only_documents_1_and_5_are_open()
    {
        await using ControlServer server = await ControlServer.StartOpenAsync(OpenReach.Any);
        List<string> entered = [];
        foreach (RouteEndpoint endpoint in server.Endpoints.Where(e => EndpointPolicyTests.PolicyOf(e) != Policies.Open))
        {
            foreach (string method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods)
            {
                string path = endpoint.RoutePattern.RawText!.Replace("{id:int}", "999999", StringComparison.Ordinal).Replace("{agent:int}", "999999", StringComparison.Ordinal);
                using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
                using HttpResponseMessage reply = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ControlServer.Stop);
                if (reply.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.UnprocessableEntity))
                {
                    entered.Add($"{method} {path}");
                }
            }
        }

        Assert.Equal(
            [
                "DELETE /api/v1/snapshots/{name}", "GET /api/v1/history", "GET /api/v1/snapshots", "GET /api/v1/status", "POST /agent/metrics", "POST /agent/register", "POST /api/state", "POST /api/v1/snapshots/{name}",
                "POST /api/v1/update_state", "POST /v1/agents/metrics", "POST /v1/agents/preferences", "POST /v1/agents/register", "POST /v1/heartbeat", "PUT /agent/metrics", "PUT /v1/agents/metrics",
            ],
            entered.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_is_signed_in_reads_the_bridge_of_any_host_and_names_it()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        IssuedKey issued = await server.AddAgentAsync("node1");
        using HttpClient agent = server.NewClient(issued.Key);
        using HttpClient viewer = await Sessions.ClientAsync(server, "viewer");
        HttpResponseMessage posted = await agent.PostAsync("/api/v1/update_state", new StringContent(State, Encoding.UTF8, "application/json"), ControlServer.Stop);
        Assert.True(posted.StatusCode == HttpStatusCode.OK, await posted.Content.ReadAsStringAsync(ControlServer.Stop));
        foreach (string host in new[] { $"{issued.Agent.Id}", "NODE1" })
        {
            Assert.Equal("base_state", (await (await viewer.GetAsync($"/api/v1/status?host={host}", ControlServer.Stop)).JsonAsync()).GetProperty("current_snapshot").GetString());
            Assert.Equal(1, (await (await viewer.GetAsync($"/api/v1/history?host={host}", ControlServer.Stop)).JsonAsync()).GetProperty("history").GetArrayLength());
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await viewer.GetAsync("/api/v1/snapshots", ControlServer.Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await viewer.GetAsync("/api/v1/snapshots?host=nobody", ControlServer.Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await viewer.PostAsync("/api/v1/update_state", new StringContent(State, Encoding.UTF8, "application/json"), ControlServer.Stop)).StatusCode);
    }

    [Theory]
    [InlineData("", "Off")]
    [InlineData("--open-bridge", "Loopback")]
    [InlineData("--open-bridge=any", "Any")]
    [InlineData("--open-bridge=lan", null)]
    public void The_option_has_two_forms(string option, string? reach)
    {
        ParseResult parsed = ServerCommand.Create().Parse(["run", "--data", "/tmp/x", .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal(reach is null, parsed.Errors.Count > 0);
        if (reach is not null)
        {
            Assert.Equal(reach, RunCommand.Read(parsed).OpenBridge.ToString());
        }
    }

    private static Task<HttpResponseMessage> MetricsAsync(ControlServer server, string uid) =>
        server.Http.PostAsJsonAsync("/v1/agents/metrics", new { agent_uid = uid, metrics = new { cpu_load = 5 } }, ControlServer.Stop);

    private static async Task<HttpResponseMessage> PostAsync(ControlServer server, string state, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/update_state") { Content = new StringContent(state, Encoding.UTF8, "application/json") };
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await server.Http.SendAsync(request, ControlServer.Stop);
    }
}
