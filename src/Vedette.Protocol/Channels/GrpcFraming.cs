using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Google.Protobuf;

namespace Vedette.Protocol.Channels;

/// <summary>
/// gRPC's length-prefixed messages (its PROTOCOL-HTTP2 specification): one byte that says whether the message is compressed, four bytes of length, big-endian, then the message.
/// </summary>
internal static class GrpcFraming
{
    public const int PrefixBytes = 5;

    public static async ValueTask WriteAsync(PipeWriter output, IMessage message, CancellationToken stop)
    {
        int length = message.CalculateSize();
        Span<byte> prefix = output.GetSpan(PrefixBytes);
        prefix[0] = 0;
        BinaryPrimitives.WriteUInt32BigEndian(prefix[1..], (uint)length);
        output.Advance(PrefixBytes);
        message.WriteTo(output);
        await output.FlushAsync(stop).ConfigureAwait(false);
    }

    /// <summary>The next message, or null where the stream ended between two messages.</summary>
    /// <exception cref="ChannelException">The stream ended inside a message, or the message is compressed, too large or not of its type.</exception>
    public static async ValueTask<T?> ReadAsync<T>(PipeReader input, MessageParser<T> parser, int maxMessageBytes, CancellationToken stop)
        where T : class, IMessage<T>
    {
        while (true)
        {
            ReadResult read = await input.ReadAsync(stop).ConfigureAwait(false);
            ReadOnlySequence<byte> buffer = read.Buffer;
            if (TryFrame(buffer, maxMessageBytes, out ReadOnlySequence<byte> body))
            {
                T message = Parse(parser, body);
                input.AdvanceTo(body.End);
                return message;
            }

            input.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
            {
                return buffer.IsEmpty
                    ? null
                    : throw new ChannelException(ChannelFailure.Malformed, $"The stream ended inside a message: {buffer.Length} bytes of it came.");
            }
        }
    }

    private static bool TryFrame(ReadOnlySequence<byte> buffer, int maxMessageBytes, out ReadOnlySequence<byte> body)
    {
        body = default;
        if (buffer.Length < PrefixBytes)
        {
            return false;
        }

        Span<byte> prefix = stackalloc byte[PrefixBytes];
        buffer.Slice(0, PrefixBytes).CopyTo(prefix);
        if (prefix[0] != 0)
        {
            throw new ChannelException(ChannelFailure.Malformed, $"A message with the compression flag {prefix[0]} came; this stream takes plain messages only (flag 0).");
        }

        uint length = BinaryPrimitives.ReadUInt32BigEndian(prefix[1..]);
        if (length > (uint)maxMessageBytes)
        {
            throw new ChannelException(ChannelFailure.MessageTooLarge, $"A message of {length} bytes was announced; at most {maxMessageBytes} are taken.");
        }

        if (buffer.Length < PrefixBytes + length)
        {
            return false;
        }

        body = buffer.Slice(PrefixBytes, length);
        return true;
    }

    private static T Parse<T>(MessageParser<T> parser, ReadOnlySequence<byte> body)
        where T : class, IMessage<T>
    {
        try
        {
            return parser.ParseFrom(body);
        }
        catch (InvalidProtocolBufferException malformed)
        {
            throw new ChannelException(ChannelFailure.Malformed, $"A message of {body.Length} bytes is no {typeof(T).Name}: {malformed.Message}", malformed);
        }
    }
}
