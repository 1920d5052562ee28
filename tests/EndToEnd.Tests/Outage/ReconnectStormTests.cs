using System.Net.Http.Json;
using System.Text.Json;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.EndToEnd.Tests.Transport;
using Vedette.Protocol.Channels;
using Vedette.Protocol.Messages;

namespace Vedette.EndToEnd.Tests.Outage;

/// <summary>QUALITY's R10: the server is restarted under two hundred streams, each a connection of its own; all come back, and nothing is left over of the old ones.</summary>
public sealed class ReconnectStormTests
{
    private const int Streams = 200;
    private const int Restarts = 3;

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Two_hundred_streams_come_back_after_each_restart()
    {
        await using var server = new ServerProgram(tls: true);
        await server.StartAsync(Stop);
        await server.SetUpAsync(Stop);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var open = new StreamCount();
        var running = new List<Task>();
        for (int i = 0; i < Streams; i++)
        {
            using HttpResponseMessage reply = await server.Http.PostAsJsonAsync("/api/vps", new { name = $"storm-{i}" }, Stop);
            JsonElement row = await reply.Content.ReadFromJsonAsync<JsonElement>(Stop);
            running.Add(KeepOpenAsync(server, row.GetProperty("id").GetInt32(), row.GetProperty("agent_secret").GetString()!, open, new Random(i), end.Token));
        }

        await AllOpenAsync();
        int files = OpenFiles(server);
        for (int restart = 0; restart < Restarts; restart++)
        {
            await server.StopAsync(restart % 2 == 0 ? RunningProgram.SigKill : RunningProgram.SigTerm, Stop);
            await Until.FitsAsync(() => Task.FromResult(open.Now), n => n == 0, Soon, "every stream saw the end", Stop);
            await server.StartAsync(Stop);
            await AllOpenAsync();
        }

        Assert.InRange(OpenFiles(server), 1, files + 20);
        Assert.Equal(Streams * (1 + Restarts), open.Ever);
        await end.CancelAsync();
        await Task.WhenAll(running);
        // What is left of the connections once the streams are gone.
        await Until.FitsAsync(() => Task.FromResult(OpenFiles(server)), n => n < files - Streams + 40, Soon, "the server lets go of the connections", Stop);

        Task AllOpenAsync() => Until.FitsAsync(() => Task.FromResult(open.Now), n => n == Streams, Soon, "every stream is open", Stop);
    }

    private static int OpenFiles(ServerProgram server) => Directory.GetFiles($"/proc/{server.Running.Id}/fd").Length;

    private static async Task KeepOpenAsync(ServerProgram server, int id, string secret, StreamCount open, Random random, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await StreamAsync(server, id, secret, open, stop);
            }
            catch (Exception lost) when (lost is ChannelException or OperationCanceledException)
            {
                // With jitter, as the agent's own Backoff does.
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(100, 1000)), TimeProvider.System, CancellationToken.None);
            }
        }
    }

    private static async Task StreamAsync(ServerProgram server, int id, string secret, StreamCount open, CancellationToken stop)
    {
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = server.Handler.SslOptions.CertificateChainPolicy;
        using var http = new HttpMessageInvoker(handler);
        await using GrpcClientChannel channel = await GrpcClientChannel.ConnectAsync(http, server.Url, stop);
        var handshake = new AgentHandshake { AgentVersion = "test", Spool = new SpoolPosition { NextSeq = 1, OldestSeq = 1 } };
        await channel.SendAsync(new MessageToServer { VpsDbId = id, AgentSecret = secret, AgentHandshake = handshake }, stop);
        MessageToAgent? reply = await channel.ReceiveAsync(stop);
        Assert.True(reply?.ServerHandshakeAck?.AuthenticationSuccessful, reply?.ServerHandshakeAck?.ErrorMessage);
        open.Opened();
        try
        {
            while (await channel.ReceiveAsync(stop) is not null)
            {
                // Settings may come; nothing else does.
            }
        }
        finally
        {
            open.Closed();
        }
    }
}
