using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Vedette.Server.Enrolment;
using Vedette.Server.Tests.Security;
using Vedette.Storage.Control;

namespace Vedette.Server.Tests.Enrolment;

public sealed class EnrolmentTests
{
    private static readonly string Sha = new('a', 64);

    private static object Body(string token, string hostname = "web1", object? consent = null) => new
    {
        token,
        hostname,
        agent_version = "0.1.0",
        facts = new { os_name = "Debian GNU/Linux", cpu_cores = 4 },
        consent = consent ?? new { version = "1", sha256 = Sha, accepted_by = "root", accepted_at = "2026-01-01T00:00:00Z", how = "flag" },
    };

    private static async Task<JsonElement> IssueAsync(ControlServer server, object? body = null)
    {
        using HttpClient admin = await Sessions.ClientAsync(server, "admin");
        HttpResponseMessage reply = await admin.PostAsJsonAsync("/api/enrolment-tokens", body ?? new { }, ControlServer.Stop);
        Assert.Equal(HttpStatusCode.Created, reply.StatusCode);
        return await reply.JsonAsync();
    }

    private static Task<HttpResponseMessage> EnrolAsync(ControlServer server, object body) => server.Http.PostAsJsonAsync("/api/agent/enroll", body, ControlServer.Stop);

    private static async Task<JsonElement> StateAsync(ControlServer server, JsonElement token)
    {
        using HttpClient admin = await Sessions.ClientAsync(server, "admin");
        return await (await admin.GetAsync($"/api/enrolment-tokens/{token.GetProperty("id")}", ControlServer.Stop)).JsonAsync();
    }

    [Fact]
    public async Task A_token_comes_with_the_line_to_paste()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        string url = server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);

        JsonElement plain = await IssueAsync(server);
        server.Addresses.ConfiguredUrl = new Uri("https://mon.example.com/");
        server.Addresses.CaFingerprint = "abc";
        JsonElement secured = await IssueAsync(server);

        Assert.Equal(["id", "token", "expires_at", "server_url", "ca_fingerprint", "command"], plain.Fields());
        Assert.Equal($"VEDETTE_TOKEN={plain.GetProperty("token")} vedette-agent enroll --server {url}", plain.GetProperty("command").GetString());
        Assert.Equal("2026-01-01T01:00:00Z", plain.GetProperty("expires_at").GetString());
        Assert.EndsWith("enroll --server https://mon.example.com --ca sha256:abc", secured.GetProperty("command").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_enrolled_agent_has_a_key_its_facts_and_its_consent()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        JsonElement token = await IssueAsync(server);
        Assert.Equal("waiting", (await StateAsync(server, token)).GetProperty("state").GetString());

        JsonElement enrolled = await (await EnrolAsync(server, Body(token.GetProperty("token").GetString()!))).JsonAsync();

        int id = enrolled.GetProperty("id").GetInt32();
        AgentRow agent = server.Agents.Authenticate(enrolled.GetProperty("api_key").GetString())!;
        Assert.Equal(["id", "name", "api_key", "transports", "server_time_ms"], enrolled.Fields());
        Assert.Equal((id, "web1", "Debian GNU/Linux", "0.1.0", "127.0.0.1"), (agent.Id, agent.Name, agent.OsName, agent.AgentVersion, agent.IpAddress));
        Assert.Equal($"ws://127.0.0.1:{server.Http.BaseAddress!.Port}/ws/agent", enrolled.GetProperty("transports").GetProperty("websocket").GetString());
        Assert.Equal("http://127.0.0.1:8001", enrolled.GetProperty("transports").GetProperty("grpc").GetString());
        Assert.Equal(Sha, (await server.Services.GetRequiredService<IConsentLedger>().LatestAsync(id, ControlServer.Stop))!.Consent.Sha256);
        Assert.Contains("cpu_cores", (await server.Services.GetRequiredService<IHardwareInventory>().CurrentAsync(id, ControlServer.Stop))!.Json, StringComparison.Ordinal);
        JsonElement state = await StateAsync(server, token);
        Assert.Equal(("used", id, "web1"), (state.GetProperty("state").GetString(), state.GetProperty("agent_id").GetInt32(), state.GetProperty("agent_name").GetString()));
    }

    [Fact]
    public async Task Of_many_uses_of_a_token_at_once_one_enrols()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        string token = (await IssueAsync(server)).GetProperty("token").GetString()!;

        HttpResponseMessage[] replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => EnrolAsync(server, Body(token))));

        Assert.Single(replies, r => r.StatusCode == HttpStatusCode.OK);
        Assert.Equal(11, replies.Count(r => r.StatusCode == HttpStatusCode.Conflict));
        Assert.Single(server.Agents.All);
        Assert.Equal(["detail"], (await replies.First(r => r.StatusCode == HttpStatusCode.Conflict).JsonAsync()).Fields());
    }

    [Fact]
    public async Task A_token_ends_after_an_hour()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        JsonElement token = await IssueAsync(server);

        server.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal("expired", (await StateAsync(server, token)).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await EnrolAsync(server, Body(token.GetProperty("token").GetString()!))).StatusCode);
    }

    [Fact]
    public async Task Two_hosts_of_one_name_get_numbers_and_a_tokens_name_goes_first()
    {
        await using ControlServer server = await ControlServer.StartAsync();

        foreach ((object? body, string expected) in new (object?, string)[] { (null, "web1"), (null, "web1-2"), (new { name = "db" }, "db") })
        {
            string token = (await IssueAsync(server, body)).GetProperty("token").GetString()!;
            Assert.Equal(expected, (await (await EnrolAsync(server, Body(token))).JsonAsync()).GetProperty("name").GetString());
        }
    }

    [Fact]
    public async Task Without_consent_nobody_is_enrolled_and_the_token_stays_good()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        string token = (await IssueAsync(server)).GetProperty("token").GetString()!;

        HttpResponseMessage missing = await EnrolAsync(server, new { token, hostname = "web1" });
        HttpResponseMessage notASha = await EnrolAsync(server, Body(token, consent: new { version = "1", sha256 = "abc", accepted_by = "root", accepted_at = "2026-01-01T00:00:00Z", how = "flag" }));
        HttpResponseMessage badName = await EnrolAsync(server, Body(token, hostname: ""));

        Assert.All([missing, notASha, badName], r => Assert.Equal(HttpStatusCode.BadRequest, r.StatusCode));
        Assert.Contains("consent", (await missing.JsonAsync()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await EnrolAsync(server, Body(token))).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("vdt_1_x_y")]
    [InlineData("vdt_1_0000000000000000000000000000000000000000000_000000")]
    public async Task What_is_no_token_is_a_401(string token)
    {
        await using ControlServer server = await ControlServer.StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await EnrolAsync(server, Body(token))).StatusCode);
    }

    [Theory]
    [InlineData("evil.example;rm$IFS-rf")]
    [InlineData("`id`")]
    [InlineData("$(id)")]
    public async Task A_host_header_that_a_shell_would_run_makes_no_command(string host)
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient admin = await Sessions.ClientAsync(server, "admin");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/enrolment-tokens") { Content = JsonContent.Create(new { }) };
        request.Headers.TryAddWithoutValidation("Host", host);

        HttpResponseMessage reply = await admin.SendAsync(request, ControlServer.Stop);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
    }

    [Fact]
    public async Task Whoever_has_the_data_folder_can_invite_an_agent_beside_the_running_server()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        string file = Path.Join(server.DataFolder, "enrol.token");

        await LocalEnrolment.WriteTokenAsync(server.DataFolder, file, server.Clock, ControlServer.Stop);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        string token = (await File.ReadAllTextAsync(file, ControlServer.Stop)).Trim();
        Assert.Equal(HttpStatusCode.OK, (await EnrolAsync(server, Body(token))).StatusCode);
    }
}
