using System.Buffers.Binary;
using System.IO.Pipelines;
using Google.Protobuf;
using Vedette.Protocol.Channels;
using Vedette.Protocol.Messages;

namespace Vedette.Protocol.Tests.Channels;

public sealed class GrpcChannelTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private readonly Pipe _toServer = new();
    private readonly Pipe _toAgent = new();

    [Fact]
    public async Task Messages_arrive_whole_and_in_order_however_the_bytes_are_cut()
    {
        await using GrpcChannel<MessageToAgent, MessageToServer> server = Server();
        byte[] bytes = [.. Frame(new MessageToServer { ClientMessageId = 1 }), .. Frame(new MessageToServer()), .. Frame(new MessageToServer { ClientMessageId = 3, AgentSecret = new string('x', 5000) })];
        foreach (byte one in bytes)
        {
            await _toServer.Writer.WriteAsync(new[] { one }, Stop);
        }

        await _toServer.Writer.CompleteAsync();
        Assert.Equal(1u, (await server.ReceiveAsync(Stop))!.ClientMessageId);
        Assert.Equal(0u, (await server.ReceiveAsync(Stop))!.ClientMessageId);
        Assert.Equal(3u, (await server.ReceiveAsync(Stop))!.ClientMessageId);
        Assert.Null(await server.ReceiveAsync(Stop));
    }

    [Fact]
    public async Task What_one_end_sends_the_other_receives()
    {
        await using GrpcChannel<MessageToAgent, MessageToServer> server = Server();
        await using var agent = new GrpcChannel<MessageToServer, MessageToAgent>(_toAgent.Reader, _toServer.Writer, MessageToAgent.Parser);
        await agent.SendAsync(new MessageToServer { VpsDbId = 7 }, Stop);
        await server.SendAsync(new MessageToAgent { ServerMessageId = 8 }, Stop);
        Assert.Equal(7, (await server.ReceiveAsync(Stop))!.VpsDbId);
        Assert.Equal(8u, (await agent.ReceiveAsync(Stop))!.ServerMessageId);
    }

    [Fact]
    public async Task An_oversize_message_is_refused_at_its_prefix()
    {
        await using GrpcChannel<MessageToAgent, MessageToServer> server = Server();
        await _toServer.Writer.WriteAsync(Prefix(0, uint.MaxValue), Stop);
        ChannelException refused = await Assert.ThrowsAsync<ChannelException>(async () => await server.ReceiveAsync(Stop));
        Assert.Equal(ChannelFailure.MessageTooLarge, refused.Failure);
        Assert.Contains("4294967295", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compressed_message_is_refused()
    {
        await using GrpcChannel<MessageToAgent, MessageToServer> server = Server();
        await _toServer.Writer.WriteAsync(Prefix(1, 0), Stop);
        Assert.Equal(ChannelFailure.Malformed, (await Assert.ThrowsAsync<ChannelException>(async () => await server.ReceiveAsync(Stop))).Failure);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    public async Task A_stream_that_ends_inside_a_message_is_malformed(int bytes)
    {
        await using GrpcChannel<MessageToAgent, MessageToServer> server = Server();
        await _toServer.Writer.WriteAsync(Frame(new MessageToServer { AgentSecret = "something" })[..bytes], Stop);
        await _toServer.Writer.CompleteAsync();
        Assert.Equal(ChannelFailure.Malformed, (await Assert.ThrowsAsync<ChannelException>(async () => await server.ReceiveAsync(Stop))).Failure);
    }

    [Fact]
    public async Task Random_frames_end_in_messages_or_a_named_error()
    {
        var random = new Random(7);
        for (int round = 0; round < 20_000; round++)
        {
            var pipe = new Pipe();
            await using var server = new GrpcChannel<MessageToAgent, MessageToServer>(pipe.Reader, _toAgent.Writer, MessageToServer.Parser);
            byte[] body = new byte[random.Next(80)];
            random.NextBytes(body);
            await pipe.Writer.WriteAsync((byte[])[.. Prefix(0, (uint)body.Length), .. body], Stop);
            await pipe.Writer.CompleteAsync();
            Exception? failure = await Record.ExceptionAsync(async () => await server.ReceiveAsync(Stop));
            Assert.True(failure is null or ChannelException { Failure: ChannelFailure.Malformed }, failure?.ToString());
        }
    }

    private GrpcChannel<MessageToAgent, MessageToServer> Server() => new(_toServer.Reader, _toAgent.Writer, MessageToServer.Parser);

    private static byte[] Frame(IMessage message) => [.. Prefix(0, (uint)message.CalculateSize()), .. message.ToByteArray()];

    private static byte[] Prefix(byte flag, uint length)
    {
        byte[] prefix = new byte[5];
        prefix[0] = flag;
        BinaryPrimitives.WriteUInt32BigEndian(prefix.AsSpan(1), length);
        return prefix;
    }
}
