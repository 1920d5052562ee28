using System.Net;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.EndToEnd.Tests.Transport;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Agent;

/// <summary>The running agent's metrics page, read by Prometheus' own checker; its server may be away, which is no matter of the page's.</summary>
public sealed class MetricsPageTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Promtool_finds_nothing_wrong_with_the_page()
    {
        using var folder = new TemporaryFolder();
        string state = folder.File("state");
        await using (RunningProgram accept = RunningProgram.Start(AgentProgram.Path, ["accept-eula", "--accept-eula", "--state-dir", state]))
        {
            Assert.Equal(0, await accept.ExitCodeAsync(Stop));
        }

        // As enrolment leaves them; nobody listens on the server's port.
        await File.WriteAllTextAsync(Path.Join(state, "agent.key"), "vda_1_x_y\n", Stop);
        await File.WriteAllTextAsync(
            Path.Join(state, "identity.json"),
            $$"""{"id":1,"name":"h","server_url":"http://127.0.0.1:{{FreePort.Next()}}","transports":{"grpc":null,"websocket":null},"enrolled_at":"2026-01-01T00:00:00Z"}""", Stop);
        int port = FreePort.Next();
        await using RunningProgram agent = RunningProgram.Start(
            AgentProgram.Path, ["run", "--state-dir", state, "--interval-seconds", "1", "--metrics-listen", $"127.0.0.1:{port}"]);
        await agent.LineAsync(l => l.Contains("The metrics page is served.", StringComparison.Ordinal), Stop);
        using var http = new HttpClient();
        string page = await Until.FitsAsync(
            () => http.GetStringAsync($"http://127.0.0.1:{port}/metrics", Stop), p => p.Contains("\nhost_cpu_usage_percent ", StringComparison.Ordinal), TimeSpan.FromSeconds(60), "the page shows a cycle", Stop);
        Assert.Contains("\nvedette_agent_spool_bytes ", page, StringComparison.Ordinal);

        string file = folder.File("page");
        await File.WriteAllTextAsync(file, page, Stop);
        // promtool reads standard input only. It ends with 1 where the text is malformed and with 3 where it has advice: node_exporter's own names are in camelCase here and there, which it minds.
        await using RunningProgram promtool = RunningProgram.Start("/bin/sh", ["-c", "promtool check metrics < \"$1\"", "sh", file]);
        int exit = await promtool.ExitCodeAsync(Stop);
        Assert.True(exit is 0 or 3, promtool.Transcript);
        Assert.Empty(promtool.Transcript.Split('\n').Where(l => l.Length > 0 && !l.Contains("camelCase", StringComparison.Ordinal)));

        agent.Signal(RunningProgram.SigTerm);
        Assert.Equal(0, await agent.ExitCodeAsync(Stop));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => http.GetStringAsync($"http://127.0.0.1:{port}/metrics", Stop));
    }
}
