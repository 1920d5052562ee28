using System.Net;
using System.Text.Json;
using Vedette.Server.Fleet;

namespace Vedette.Server.Tests.Telegraf;

public sealed class TelegrafJsonTests
{
    [Theory]
    [InlineData("""{"metrics":[{"fields":{"load1":0.5,"n_users":3,"up":true,"text":"x"},"name":"system","tags":{"host":"web1"},"timestamp":1767225590}]}""")]
    [InlineData("""{"fields":{"load1":0.5,"n_users":3,"up":true,"text":"x"},"name":"system","tags":{"host":"web1"},"timestamp":1767225590}""")]
    [InlineData("""{"fields":{"load1":0.5,"n_users":3,"up":true,"text":null},"name":"system","tags":{"host":"web1"},"timestamp":1767225590000}""")]
    [InlineData("""{"fields":{"load1":0.5,"n_users":3,"up":true,"text":"x"},"name":"system","tags":{"host":"web1"},"timestamp":1767225590000000}""")]
    [InlineData("""{"fields":{"load1":0.5,"n_users":3,"up":true,"text":"x"},"name":"system","tags":{"host":"web1"},"timestamp":1767225590000000000}""")]
    [InlineData("""{"fields":{"load1":0.5,"n_users":3,"up":true,"text":"x"},"name":"system","tags":{"host":"web1"},"timestamp":"2025-12-31T23:59:50Z"}""")]
    public async Task Metrics_are_stored_in_either_form_and_any_unit_of_time(string body)
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        IssuedKey issued = await server.AddAgentAsync();

        HttpResponseMessage reply = await TelegrafWriteTests.WriteAsync(server, "/api/telegraf", body, "Bearer " + issued.Key);

        Assert.Equal("""{"stored":3,"ignored_fields":1,"dropped":0,"problems":[]}""", await reply.Content.ReadAsStringAsync(ControlServer.Stop));
        Dictionary<string, string> stored = await TelegrafWriteTests.ReadAsync(server, issued.Agent.Id);
        Assert.Equal(["-10000:0.5", "-10000:3", "-10000:1"], stored.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => s.Value));
        Assert.All(stored.Keys, k => Assert.Contains("host=\"web1\",instance=\"web1\"", k, StringComparison.Ordinal));
    }

    /// <summary>A refusal would be sent again for ever, and nothing good after it would come.</summary>
    [Fact]
    public async Task A_bad_metric_among_good_ones_is_told_and_does_not_block_them()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        IssuedKey issued = await server.AddAgentAsync();

        HttpResponseMessage reply = await TelegrafWriteTests.WriteAsync(
            server, "/api/telegraf", """{"metrics":[{"name":"m","fields":{"a":[1]}},7,{"name":"m","fields":{"b":1}}]}""", "Bearer " + issued.Key);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        JsonElement report = await reply.JsonAsync();
        Assert.Equal((1, 2), (report.GetProperty("stored").GetInt32(), report.GetProperty("dropped").GetInt32()));
        Assert.StartsWith("metric 1: the field 'a' is of the kind Array", report.GetProperty("problems")[0].GetString(), StringComparison.Ordinal);
        Assert.StartsWith("metric 2: ", report.GetProperty("problems")[1].GetString(), StringComparison.Ordinal);
        Assert.StartsWith("m_b", Assert.Single(await TelegrafWriteTests.ReadAsync(server, issued.Agent.Id)).Key, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "The body is not the JSON expected")]
    [InlineData("[]", "needed is an object")]
    [InlineData("{\"metrics\":{}}", "needed is an array")]
    [InlineData("{}", "'name' is missing")]
    [InlineData("{\"name\":\"m\"}", "'fields' is missing")]
    [InlineData("{\"name\":\"m\",\"fields\":{\"a\":1e400}}", "the field 'a'")]
    [InlineData("{\"name\":\"m\",\"fields\":{\"a\":1},\"tags\":[1]}", "'tags' is of the kind Array")]
    [InlineData("{\"name\":\"m\",\"fields\":{\"a\":1},\"tags\":{\"t\":1}}", "a tag has a value")]
    [InlineData("{\"name\":\"m\",\"fields\":{\"a\":1},\"timestamp\":-1}", "'timestamp' is no time")]
    [InlineData("{\"name\":\"m\",\"fields\":{\"a\":1},\"timestamp\":\"soon\"}", "'timestamp' is no time")]
    [InlineData("{\"name\":\"\\ud800\",\"fields\":{\"a\":1}}", "'name' is missing or no text")]
    [InlineData("{\"name\":\"m\",\"fields\":{\"\\ud800\":1}}", "no Unicode text")]
    [InlineData("{\"name\":\"m\",\"fields\":{\"a\":1},\"timestamp\":4102444800}", "far_future")]
    public async Task What_stores_nothing_is_a_400_that_says_why(string body, string named)
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        string key = (await server.AddAgentAsync()).Key;

        HttpResponseMessage reply = await TelegrafWriteTests.WriteAsync(server, "/api/telegraf", body, "Bearer " + key);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Contains(named, (await reply.JsonAsync()).GetProperty("error").GetString(), StringComparison.Ordinal);
    }
}
