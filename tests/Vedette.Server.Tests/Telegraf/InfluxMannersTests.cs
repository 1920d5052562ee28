using System.Net;

namespace Vedette.Server.Tests.Telegraf;

/// <summary>What clients of InfluxDB ask before they write.</summary>
public sealed class InfluxMannersTests
{
    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task A_ping_is_answered_to_anybody(string method)
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/ping");

        Assert.Equal(HttpStatusCode.NoContent, (await server.Http.SendAsync(request, ControlServer.Stop)).StatusCode);
    }

    [Fact]
    public async Task Health_passes_while_samples_are_written()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();

        HttpResponseMessage reply = await server.Http.GetAsync("/health", ControlServer.Stop);

        Assert.Equal("""{"name":"vedette","message":"ready for writes","status":"pass"}""", await reply.Content.ReadAsStringAsync(ControlServer.Stop));
    }

    [Theory]
    [InlineData("CREATE DATABASE \"telegraf\"", HttpStatusCode.OK, """{"results":[{"statement_id":0}]}""")]
    [InlineData("create database telegraf", HttpStatusCode.OK, """{"results":[{"statement_id":0}]}""")]
    [InlineData("DROP DATABASE telegraf", HttpStatusCode.BadRequest, "Only CREATE DATABASE")]
    [InlineData("", HttpStatusCode.BadRequest, "q is missing")]
    public async Task Telegrafs_first_statement_is_answered_and_no_other(string statement, HttpStatusCode status, string expected)
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        using HttpClient agent = server.NewClient((await server.AddAgentAsync()).Key);
        using var form = new FormUrlEncodedContent([new("q", statement)]);

        foreach (HttpResponseMessage reply in new[] { await agent.PostAsync("/query", form, ControlServer.Stop), await agent.PostAsync($"/query?q={Uri.EscapeDataString(statement)}", null, ControlServer.Stop) })
        {
            Assert.Equal(status, reply.StatusCode);
            Assert.Contains(expected, await reply.Content.ReadAsStringAsync(ControlServer.Stop), StringComparison.Ordinal);
        }
    }
}
