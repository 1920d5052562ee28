using Vedette.EndToEnd.Tests.Programs;

namespace Vedette.EndToEnd.Tests.Transport;

/// <summary>The line that the portal shows, pasted on a host, and then samples: over each transport, with TLS and without.</summary>
public sealed class StreamTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, "auto", "gRPC")]
    [InlineData(true, "grpc", "gRPC")]
    [InlineData(true, "websocket", "WebSocket")]
    [InlineData(false, "auto", "gRPC")]
    [InlineData(false, "websocket", "WebSocket")]
    public async Task The_pasted_line_enrols_and_samples_come(bool tls, string transport, string shown)
    {
        await using var server = new ServerProgram(tls);
        await server.StartAsync(Stop);
        await server.SetUpAsync(Stop);
        await using var agent = new AgentProgram();
        await agent.EnrolAsync(server, Stop);

        await agent.StartAsync("--transport", transport);
        await server.Running.LineAsync(l => l.Contains($"Agent {agent.Id} connected from 127.0.0.1 over {shown}.", StringComparison.Ordinal), Stop);
        await server.FreshAsync(agent.Id, DateTimeOffset.UnixEpoch, Stop);
        Assert.Equal(0, await agent.StopAsync(RunningProgram.SigTerm, Stop));
        Assert.Equal(!tls, agent.Running.Transcript.Contains("http://", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_agent_follows_its_server_to_other_ports()
    {
        await using var server = new ServerProgram(tls: false);
        await server.StartAsync(Stop);
        await server.SetUpAsync(Stop);
        await using var agent = new AgentProgram();
        await agent.EnrolAsync(server, Stop);
        await server.StopAsync(RunningProgram.SigTerm, Stop);

        int http = FreePort.Next();
        await using RunningProgram moved = RunningProgram.Start(ServerProgram.Path, ["run", "--data", server.Data, "--http", $"{http}", "--grpc", $"{FreePort.Next()}"]);
        await agent.StartAsync("--server", $"http://127.0.0.1:{http}");
        await moved.LineAsync(l => l.Contains("over WebSocket", StringComparison.Ordinal), Stop);
    }
}
