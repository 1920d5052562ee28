using System.Net.Sockets;

namespace Vedette.Miners.Connections;

/// <summary>Reads in a tight loop: a miner's sender gives up on a slow reader after five tries and leaves it with half a reply.</summary>
internal sealed class ReplyReader(Socket socket)
{
    public const int LongestBytes = 1 << 20;

    private const int FirstBytes = 8192;

    /// <summary>To the end that the reply itself shows, the device's hanging up, the deadline or the bound, whichever comes first.</summary>
    public async Task<DeviceReply> ReadUntilAsync(ReplyEnd end, CancellationToken stop)
    {
        byte[] buffer = new byte[FirstBytes];
        int length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                if (length == LongestBytes)
                {
                    return new DeviceReply(ReplyOutcome.Answered, buffer) { IsCut = true };
                }

                Array.Resize(ref buffer, Math.Min(LongestBytes, 2 * length));
            }

            int read = await ReadAsync(buffer.AsMemory(length), length, stop);
            if (read <= 0)
            {
                // A text reply has no other end than this one.
                return length > 0 ? new DeviceReply(ReplyOutcome.Answered, buffer.AsMemory(0, length)) { IsCut = !IsText(buffer) || read < 0 } : DeviceReply.Without(read < 0 ? ReplyOutcome.Silent : ReplyOutcome.Broken);
            }

            bool isComplete = end.Sees(buffer.AsSpan(length, read));
            length += read;
            if (isComplete)
            {
                return new DeviceReply(ReplyOutcome.Answered, buffer.AsMemory(0, end.Length));
            }
        }
    }

    public async Task<DeviceReply> ReadExactlyAsync(int count, CancellationToken stop)
    {
        // Not all at once: a frame may promise more than it brings.
        byte[] buffer = new byte[Math.Min(count, FirstBytes)];
        int length = 0;
        while (length < count)
        {
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(count, 2 * length));
            }

            int read = await ReadAsync(buffer.AsMemory(length), length, stop);
            if (read <= 0)
            {
                return length > 0 ? new DeviceReply(ReplyOutcome.Answered, buffer.AsMemory(0, length)) { IsCut = true } : DeviceReply.Without(read < 0 ? ReplyOutcome.Silent : ReplyOutcome.Broken);
            }

            length += read;
        }

        return new DeviceReply(ReplyOutcome.Answered, buffer.AsMemory(0, length));
    }

    private static bool IsText(byte[] buffer) => buffer[0] is not ((byte)'{' or (byte)'[' or (byte)',');

    /// <returns>0 where the device hung up; -1 where the deadline came or the connection broke in the middle of a reply, of which the beginning counts.</returns>
    private async Task<int> ReadAsync(Memory<byte> into, int already, CancellationToken stop)
    {
        try
        {
            return await socket.ReceiveAsync(into, SocketFlags.None, stop);
        }
        catch (OperationCanceledException) when (already > 0)
        {
            return -1;
        }
        catch (SocketException) when (already > 0)
        {
            return -1;
        }
    }
}
