using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Vedette.Server.Tests.Security;

namespace Vedette.Server.Tests.Fleet;

public sealed class VpsEndpointsTests
{
    private static readonly string[] ItemFields =
    [
        "id", "userId", "name", "ipAddress", "status", "agentVersion", "group", "tags", "configStatus", "lastConfigUpdateAt", "lastConfigError", "trafficLimitBytes", "trafficBillingRule",
        "trafficCurrentCycleRxBytes", "trafficCurrentCycleTxBytes", "trafficLastResetAt", "trafficResetConfigType", "trafficResetConfigValue", "nextTrafficResetAt", "osType", "createdAt", "metadata",
        "renewalCycle", "renewalCycleCustomDays", "renewalPrice", "renewalCurrency", "nextRenewalDate", "lastRenewalDate", "serviceStartDate", "paymentMethod", "autoRenewEnabled", "renewalNotes",
        "reminderActive",
    ];

    [Fact]
    public async Task A_new_host_comes_back_as_a_pending_row_with_its_secret_and_the_list_hides_it()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient admin = await Sessions.ClientAsync(server, "admin");

        HttpResponseMessage created = await admin.PostAsJsonAsync("/api/vps", new { name = "web1" }, ControlServer.Stop);
        JsonElement row = await created.JsonAsync();
        JsonElement list = await (await admin.GetAsync("/api/vps", ControlServer.Stop)).JsonAsync();

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(("web1", "pending"), (row.GetProperty("name").GetString(), row.GetProperty("status").GetString()));
        Assert.NotNull(server.Agents.Authenticate(row.GetProperty("agent_secret").GetString()));
        Assert.Equal(ItemFields, Assert.Single(list.EnumerateArray()).Fields());
        Assert.DoesNotContain("vda_", list.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_name_is_one_host_whatever_the_address_it_was_made_at()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient admin = await Sessions.ClientAsync(server, "admin");
        await admin.PostAsJsonAsync("/api/agent/register", new { name = "web1" }, ControlServer.Stop);

        HttpResponseMessage taken = await admin.PostAsJsonAsync("/api/vps", new { name = "Web1" }, ControlServer.Stop);

        Assert.Equal(HttpStatusCode.Conflict, taken.StatusCode);
        Assert.Equal(["error"], (await taken.JsonAsync()).Fields());
    }

    [Fact]
    public async Task A_host_is_renamed_and_deleted()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient admin = await Sessions.ClientAsync(server, "admin");
        int web = (await server.AddAgentAsync("web1")).Agent.Id;
        await server.AddAgentAsync("db1");

        Assert.Equal(HttpStatusCode.Conflict, (await admin.PutAsJsonAsync($"/api/vps/{web}", new { name = "db1" }, ControlServer.Stop)).StatusCode);
        Assert.Equal("web2", (await (await admin.PutAsJsonAsync($"/api/vps/{web}", new { name = "web2" }, ControlServer.Stop)).JsonAsync()).GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync($"/api/vps/{web}", ControlServer.Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/api/vps/{web}", ControlServer.Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.PutAsJsonAsync($"/api/vps/{web}", new { name = "web3" }, ControlServer.Stop)).StatusCode);
        Assert.True((await server.AddAgentAsync("web2")).Agent.Id > web + 1);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("'; DROP TABLE agents; --")]
    [InlineData("\u0440\u0443\u0441\u0441\u043a\u0438\u0439 \u2603 \ud83d\ude80")]
    public async Task A_hostile_name_is_stored_and_returned_as_data(string name)
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient admin = await Sessions.ClientAsync(server, "admin");

        await admin.PostAsJsonAsync("/api/vps", new { name }, ControlServer.Stop);
        HttpResponseMessage list = await admin.GetAsync("/api/vps", ControlServer.Stop);

        Assert.Equal(name, Assert.Single((await list.JsonAsync()).EnumerateArray()).GetProperty("name").GetString());
        Assert.DoesNotContain("<script", await list.Content.ReadAsStringAsync(ControlServer.Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" web1")]
    [InlineData("web\n1")]
    [InlineData("web\u00001")]
    public async Task A_name_that_cannot_be_shown_is_refused_by_field(string name)
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient admin = await Sessions.ClientAsync(server, "admin");

        HttpResponseMessage reply = await admin.PostAsJsonAsync("/api/vps", new { name }, ControlServer.Stop);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.StartsWith("name ", (await reply.JsonAsync()).GetProperty("error").GetString(), StringComparison.Ordinal);
    }
}
