using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Vedette.Server.Fleet;
using Vedette.Server.Tests.Security;

namespace Vedette.Server.Tests.Fleet;

public sealed class AgentEndpointsTests
{
    private static async Task<HttpResponseMessage> InfoAsync(ControlServer server, string name, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/agent/info");
        request.Headers.TryAddWithoutValidation(name, value);
        return await server.Http.SendAsync(request, ControlServer.Stop);
    }

    [Fact]
    public async Task A_registered_agent_gets_its_key_once_and_reads_its_own_row_with_it()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient admin = await Sessions.ClientAsync(server, "admin");

        HttpResponseMessage reply = await admin.PostAsJsonAsync("/api/agent/register", new { name = "east", description = "the east hall" }, ControlServer.Stop);
        JsonElement registered = await reply.JsonAsync();
        string key = registered.GetProperty("api_key").GetString()!;
        JsonElement info = await (await InfoAsync(server, "X-API-Key", key)).JsonAsync();

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Equal(["id", "name", "api_key", "site_id", "message"], registered.Fields());
        Assert.Equal(["id", "name", "site_id", "description", "last_seen", "is_active"], info.Fields());
        Assert.Equal(("east", "the east hall", true), (info.GetProperty("name").GetString(), info.GetProperty("description").GetString(), info.GetProperty("is_active").GetBoolean()));
        Assert.Equal("2026-01-01T00:00:00Z", info.GetProperty("last_seen").GetString());
    }

    [Fact]
    public async Task A_key_is_taken_in_its_three_forms()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        string key = (await server.AddAgentAsync()).Key;
        string basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("agent:" + key));

        Assert.Equal(HttpStatusCode.OK, (await InfoAsync(server, "X-API-Key", key)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await InfoAsync(server, "Authorization", "Bearer " + key)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await InfoAsync(server, "Authorization", "Basic " + basic)).StatusCode);
    }

    [Theory]
    [InlineData("Basic !!!")]
    [InlineData("Basic")]
    [InlineData("Basic eA==")]
    [InlineData("Bearer ")]
    [InlineData("Bearer vda_1_x_y")]
    public async Task A_malformed_key_is_a_clear_401(string authorization)
    {
        await using ControlServer server = await ControlServer.StartAsync();

        HttpResponseMessage reply = await InfoAsync(server, "Authorization", authorization);

        Assert.True(reply.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["detail"], (await reply.JsonAsync()).Fields());
    }

    [Fact]
    public async Task Errors_are_document_2s()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient admin = await Sessions.ClientAsync(server, "admin");
        await server.AddAgentAsync("east");

        HttpResponseMessage taken = await admin.PostAsJsonAsync("/api/agent/register", new { name = "EAST" }, ControlServer.Stop);
        HttpResponseMessage site = await admin.PostAsJsonAsync("/api/agent/register", new { name = "west", site_id = 3 }, ControlServer.Stop);
        HttpResponseMessage missing = await server.Http.GetAsync("/api/agent/info", ControlServer.Stop);
        HttpResponseMessage wrong = await InfoAsync(server, "X-API-Key", "nonsense");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.NotFound), (taken.StatusCode, site.StatusCode));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal("""{"detail":"Invalid or inactive API key"}""", await wrong.Content.ReadAsStringAsync(ControlServer.Stop));
        Assert.All([taken, site, missing], reply => Assert.Equal("application/json", reply.Content.Headers.ContentType!.MediaType));
        Assert.Equal(["detail"], (await taken.JsonAsync()).Fields());
    }

    [Fact]
    public async Task A_revoked_key_stops_at_once_and_listeners_hear_of_it()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient admin = await Sessions.ClientAsync(server, "admin");
        IssuedKey issued = await server.AddAgentAsync();
        var heard = new CollectingAgentListener();
        server.Agents.Subscribe(heard);

        Assert.Equal(HttpStatusCode.NoContent, (await admin.PostAsync($"/api/vps/{issued.Agent.Id}/revoke-key", null, ControlServer.Stop)).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await InfoAsync(server, "X-API-Key", issued.Key)).StatusCode);
        Assert.Equal([new AgentChange(issued.Agent.Id, AgentChangeKind.KeyRevoked)], heard.Changes);
    }

    [Fact]
    public async Task A_rotated_key_replaces_the_old_one()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient admin = await Sessions.ClientAsync(server, "admin");
        IssuedKey issued = await server.AddAgentAsync();

        HttpResponseMessage reply = await admin.PostAsync($"/api/vps/{issued.Agent.Id}/rotate-key", null, ControlServer.Stop);

        Assert.Equal(HttpStatusCode.OK, (await InfoAsync(server, "X-API-Key", (await reply.JsonAsync()).GetProperty("api_key").GetString()!)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await InfoAsync(server, "X-API-Key", issued.Key)).StatusCode);
    }

    [Fact]
    public async Task Keys_and_last_seen_outlive_a_restart()
    {
        using var folder = new Vedette.Testing.TemporaryFolder();
        string key;
        await using (ControlServer before = await ControlServer.RestartAsync(folder))
        {
            key = (await before.AddAgentAsync()).Key;
            before.Clock.Advance(TimeSpan.FromMinutes(1));
            await InfoAsync(before, "X-API-Key", key);
        }

        await using ControlServer after = await ControlServer.RestartAsync(folder);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 1, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), after.Agents.All.Single().LastSeenMs);
        Assert.Equal(HttpStatusCode.OK, (await InfoAsync(after, "X-API-Key", key)).StatusCode);
    }

    [Fact]
    public async Task No_file_of_the_data_folder_holds_a_key()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        string key = (await server.AddAgentAsync()).Key;
        string token = await server.SetUpTokenAsync();

        foreach (string file in Directory.GetFiles(server.DataFolder))
        {
            string bytes = Encoding.Latin1.GetString(await ReadSharedAsync(file));
            Assert.DoesNotContain(key.Split('_')[2], bytes, StringComparison.Ordinal);
            Assert.DoesNotContain(token.Split('_')[2], bytes, StringComparison.Ordinal);
            Assert.DoesNotContain(ControlServer.Password, bytes, StringComparison.Ordinal);
        }
    }

    private static async Task<byte[]> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var copy = new MemoryStream();
        await stream.CopyToAsync(copy, ControlServer.Stop);
        return copy.ToArray();
    }
}
