using System.Text.Json;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.Protocol.Batches;
using Vedette.Protocol.Channels;
using Vedette.Protocol.Messages;
using Vedette.Storage.Telemetry;

namespace Vedette.EndToEnd.Tests;

/// <summary>A disk that refuses a commit: nothing is acknowledged, the stream is ended with a reason, and when there is room again the same batch is taken.</summary>
public sealed class StoreFailureTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_batch_that_could_not_be_stored_is_not_acknowledged_and_is_taken_later()
    {
        var faults = new SwitchedFault();
        await using InProcessServer server = await InProcessServer.StartAsync(TimeProvider.System, Stop, services => services.AddSingleton<IFaultPoints>(faults));
        (int id, string key) = await server.AddAgentAsync("web1", Stop);
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        var grpc = new Uri($"http://127.0.0.1:{server.GrpcPort}");
        long nowMs = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

        ulong epoch;
        await using (GrpcClientChannel channel = await GrpcClientChannel.ConnectAsync(http, grpc, Stop))
        {
            epoch = (await HandshakeAsync(channel, id, key, new SpoolPosition { NextSeq = 1, OldestSeq = 1 })).Epoch;
            await DefineAsync(channel, epoch);
            await channel.SendAsync(Batch(epoch, 1, nowMs), Stop);
            Assert.Equal(1u, (await channel.ReceiveAsync(Stop))!.BatchAck.Durable[0].First);

            faults.Fails = true;
            await channel.SendAsync(Batch(epoch, 2, nowMs + 1), Stop);
            ChannelException ended = await Assert.ThrowsAsync<ChannelException>(async () => await channel.ReceiveAsync(Stop));
            Assert.Contains("cannot store right now", ended.Message, StringComparison.Ordinal);
        }

        faults.Fails = false;
        await using GrpcClientChannel again = await GrpcClientChannel.ConnectAsync(http, grpc, Stop);
        SpoolOpened resumed = await HandshakeAsync(again, id, key, new SpoolPosition { Epoch = epoch, NextSeq = 3, OldestSeq = 2 });
        Assert.Equal(SpoolOpening.Resumed, resumed.Opening);
        Assert.DoesNotContain(resumed.Durable, r => r.Last >= 2);
        await again.SendAsync(Batch(epoch, 2, nowMs + 1), Stop);
        Assert.Equal(2u, (await again.ReceiveAsync(Stop))!.BatchAck.Durable[0].Last);
        JsonElement rows = await server.GetAsync($"/api/vps/{id}/metrics/timeseries?start_time={nowMs}&end_time={nowMs + 1}&fields=load_average_one_min", Stop);
        Assert.Equal(2, rows.GetArrayLength());
    }

    private static async Task<SpoolOpened> HandshakeAsync(GrpcClientChannel channel, int id, string key, SpoolPosition spool)
    {
        await channel.SendAsync(new MessageToServer { VpsDbId = id, AgentSecret = key, AgentHandshake = new AgentHandshake { Spool = spool } }, Stop);
        return (await channel.ReceiveAsync(Stop))!.ServerHandshakeAck.Spool;
    }

    private static async Task DefineAsync(GrpcClientChannel channel, ulong epoch)
    {
        var definitions = new SeriesDefinitions { Epoch = epoch };
        definitions.Series.Add(new SeriesDefinition { Metric = "host_load1" });
        await channel.SendAsync(new MessageToServer { SeriesDefinitions = definitions }, Stop);
    }

    private static MessageToServer Batch(ulong epoch, ulong seq, long timestampMs)
    {
        var encoder = new TelemetryBatchEncoder();
        encoder.Reset();
        encoder.BeginFrame(timestampMs);
        encoder.Add(0, seq);
        encoder.EndFrame();
        return new MessageToServer
        {
            TelemetryBatch = new TelemetryBatch { Epoch = epoch, Seq = seq, OldestSeq = seq, Encoding = TelemetryEncoding.FramesV1, Payload = ByteString.CopyFrom(encoder.WrittenSpan) },
        };
    }

    private sealed class SwitchedFault : IFaultPoints
    {
        public volatile bool Fails;

        public void Reached(string name)
        {
            if (Fails && name == FaultPoint.BeforeCommit)
            {
                throw new IOException("No space left on device");
            }
        }
    }
}
