using System.Threading.Channels;

namespace Vedette.Server.Live;

/// <summary>One open page. A page that does not keep up is cut off: it connects again and reads the whole picture anew, which costs less than a queue for it.</summary>
internal sealed class LiveSubscription(int? onlyHost)
{
    private const int MostWaiting = 32;

    private readonly Channel<ReadOnlyMemory<byte>> _waiting = Channel.CreateBounded<ReadOnlyMemory<byte>>(MostWaiting);

    public int? OnlyHost { get; } = onlyHost;

    public ChannelReader<ReadOnlyMemory<byte>> Events => _waiting.Reader;

    public void Push(ReadOnlyMemory<byte> serverSentEvent)
    {
        if (!_waiting.Writer.TryWrite(serverSentEvent))
        {
            _waiting.Writer.TryComplete();
        }
    }

    public void Complete() => _waiting.Writer.TryComplete();
}
