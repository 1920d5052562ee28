using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Vedette.Server.Settings;
using Vedette.Server.Tests.Security;
using Vedette.Testing;

namespace Vedette.Server.Tests.Settings;

public sealed class AgentSettingsTests
{
    [Fact]
    public async Task Settings_exist_before_anybody_stores_some_and_outlive_a_restart()
    {
        using var folder = new TemporaryFolder();
        await using (ControlServer before = await ControlServer.RestartAsync(folder))
        {
            using HttpClient admin = await Sessions.ClientAsync(before, "admin");
            JsonElement first = await (await admin.GetAsync("/api/settings/agent-config", ControlServer.Stop)).JsonAsync();
            Assert.Equal(10, first.GetProperty("metricsCollectIntervalSeconds").GetInt32());
            AgentSettings? heard = null;
            before.Services.GetRequiredService<AgentSettingsSource>().Subscribe(settings => heard = settings);

            HttpResponseMessage put = await admin.PutAsJsonAsync("/api/settings/agent-config", new { metricsCollectIntervalSeconds = 30, featureFlags = new { gpu = "on" } }, ControlServer.Stop);

            Assert.Equal(HttpStatusCode.OK, put.StatusCode);
            Assert.Equal(30, heard!.MetricsCollectIntervalSeconds);
        }

        await using ControlServer after = await ControlServer.RestartAsync(folder);
        var message = after.Services.GetRequiredService<AgentSettingsSource>().Current.ToMessage();
        Assert.Equal((30u, 10u, "on", "info"), (message.MetricsCollectIntervalSeconds, message.MetricsUploadIntervalSeconds, message.FeatureFlags["gpu"], message.LogLevel));
    }

    [Theory]
    [InlineData("""{"metricsCollectIntervalSeconds":0}""", "metricsCollectIntervalSeconds")]
    [InlineData("""{"metricsUploadBatchMaxSize":-1}""", "metricsUploadBatchMaxSize")]
    [InlineData("""{"logLevel":"loud"}""", "logLevel")]
    public async Task Settings_that_no_agent_could_follow_are_refused_by_name(string json, string field)
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient admin = await Sessions.ClientAsync(server, "admin");

        HttpResponseMessage reply = await admin.PutAsync("/api/settings/agent-config", new StringContent(json, System.Text.Encoding.UTF8, "application/json"), ControlServer.Stop);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Contains(field, (await reply.JsonAsync()).GetProperty("error").GetString(), StringComparison.Ordinal);
    }
}
