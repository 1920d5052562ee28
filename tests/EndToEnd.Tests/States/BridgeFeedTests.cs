using System.Net.Http.Json;
using System.Text.Json;
using Vedette.EndToEnd.Tests.Outage;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.States;

/// <summary>An agent feeds a bridge that asks who it is: another host of a Vedette, by the address and by a file, as an owner would write them.</summary>
public sealed class BridgeFeedTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("address")]
    [InlineData("file")]
    public async Task A_fed_host_is_a_twin_of_the_agents_and_the_key_is_in_no_log_and_no_argument(string place)
    {
        using var folder = new TemporaryFolder();
        await using DeliveredHost host = await DeliveredHost.EnrolledAsync(Stop);
        using HttpResponseMessage made = await host.Server.Http.PostAsJsonAsync("/api/vps", new { name = "fed" }, Stop);
        JsonElement row = JsonSerializer.Deserialize<JsonElement>(await made.Content.ReadAsStringAsync(Stop));
        string key = row.GetProperty("agent_secret").GetString()!;
        string user = "";
        if (place == "file")
        {
            host.Agent.Variables["VEDETTE_BRIDGE_KEY_FILE"] = folder.File("key");
            await File.WriteAllTextAsync(folder.File("key"), key + "\n", Stop);
        }
        else
        {
            user = $"agent:{key}@";
        }

        host.Agent.Variables["VEDETTE_BRIDGE_URL"] = $"http://{user}127.0.0.1:{host.Server.HttpPort}/api/v1/update_state";
        host.Agent.Variables["VEDETTE_BRIDGE_INTERVAL_SECONDS"] = "1";
        await host.Agent.StartAsync("--log-level", "debug");

        var fed = new TwinView(host.Server, row.GetProperty("id").GetInt32());
        await fed.SeenAsync("process", p => TwinView.Text(p, "name") == "vedette-agent", "the agent itself is a process of the fed host", Stop);
        string arguments = await File.ReadAllTextAsync($"/proc/{host.Agent.Running.Id}/cmdline", Stop);
        await host.Agent.StopAsync(RunningProgram.SigTerm, Stop);
        Assert.DoesNotContain(key, host.Agent.Running.Transcript + arguments, StringComparison.Ordinal);
    }
}
