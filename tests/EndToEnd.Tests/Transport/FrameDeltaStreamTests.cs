using Google.Protobuf;
using Vedette.Chunks.Bits;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.Protocol.Batches;
using Vedette.Protocol.Channels;
using Vedette.Protocol.Messages;

namespace Vedette.EndToEnd.Tests.Transport;

/// <summary>Samples sent as what differs from those before: stored as if sent whole, and a delta that does not fit ends its stream without an acknowledgement.</summary>
public sealed class FrameDeltaStreamTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_delta_that_stands_for_other_bytes_ends_the_stream_and_is_taken_whole_on_the_next()
    {
        await using InProcessServer server = await InProcessServer.StartAsync(TimeProvider.System, Stop);
        (int id, string key) = await server.AddAgentAsync("web1", Stop);
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        var grpc = new Uri($"http://127.0.0.1:{server.GrpcPort}");
        long nowMs = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

        ulong epoch;
        await using (GrpcClientChannel channel = await GrpcClientChannel.ConnectAsync(http, grpc, Stop))
        {
            SpoolOpened opened = await HandshakeAsync(channel, id, key, new SpoolPosition { NextSeq = 1, OldestSeq = 1 });
            Assert.True(opened.AcceptsFrameDeltas);
            epoch = opened.Epoch;
            var definitions = new SeriesDefinitions { Epoch = epoch, Series = { new SeriesDefinition { Metric = "host_load1" } } };
            await channel.SendAsync(new MessageToServer { SeriesDefinitions = definitions }, Stop);
            var deltas = new FrameDeltaEncoder();
            await channel.SendAsync(Delta(deltas, epoch, 1, nowMs), Stop);
            BatchAck ack = (await channel.ReceiveAsync(Stop))!.BatchAck;
            Assert.Equal((epoch, 1u), (ack.Epoch, ack.Durable[0].Last));

            MessageToServer wrong = Delta(deltas, epoch, 2, nowMs + 1);
            wrong.TelemetryBatch.FramesCrc32C++;
            await channel.SendAsync(wrong, Stop);
            ChannelException ended = await Assert.ThrowsAsync<ChannelException>(async () => await channel.ReceiveAsync(Stop));
            Assert.Contains("malformed", ended.Message, StringComparison.Ordinal);
        }

        await using GrpcClientChannel again = await GrpcClientChannel.ConnectAsync(http, grpc, Stop);
        SpoolOpened resumed = await HandshakeAsync(again, id, key, new SpoolPosition { Epoch = epoch, NextSeq = 3, OldestSeq = 2 });
        Assert.DoesNotContain(resumed.Durable, r => r.Last >= 2);
        Assert.True(resumed.EpochMayBeLeftOut);
        await again.SendAsync(Delta(new FrameDeltaEncoder(), 0, 2, nowMs + 1), Stop);
        BatchAck taken = (await again.ReceiveAsync(Stop))!.BatchAck;
        Assert.Equal((0u, 2u), (taken.Epoch, taken.Durable[0].Last));
        Assert.Equal(2, (await server.GetAsync($"/api/vps/{id}/metrics/timeseries?start_time={nowMs}&end_time={nowMs + 1}&fields=load_average_one_min", Stop)).GetArrayLength());
    }

    private static async Task<SpoolOpened> HandshakeAsync(GrpcClientChannel channel, int id, string key, SpoolPosition spool)
    {
        await channel.SendAsync(new MessageToServer { VpsDbId = id, AgentSecret = key, AgentHandshake = new AgentHandshake { Spool = spool } }, Stop);
        return (await channel.ReceiveAsync(Stop))!.ServerHandshakeAck.Spool;
    }

    private static MessageToServer Delta(FrameDeltaEncoder deltas, ulong epoch, ulong seq, long timestampMs)
    {
        var encoder = new TelemetryBatchEncoder();
        encoder.Reset();
        encoder.BeginFrame(timestampMs);
        encoder.Add(0, seq);
        encoder.EndFrame();
        return new MessageToServer
        {
            TelemetryBatch = new TelemetryBatch
            {
                Epoch = epoch,
                Seq = seq,
                OldestSeq = seq,
                Encoding = TelemetryEncoding.FramesDeltaV1,
                FramesCrc32C = Crc32C.Compute(encoder.WrittenSpan),
                Payload = ByteString.CopyFrom(deltas.Encode(encoder.WrittenSpan)),
            },
        };
    }
}
