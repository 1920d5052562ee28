using System.Threading.Channels;

namespace Vedette.Server.Twin;

/// <summary>One open page. One that does not keep up is cut off, and opens anew with the whole state.</summary>
internal sealed class LiveTwinSubscription
{
    private const int MostWaiting = 32;

    private readonly Channel<LiveTwinDelta> _waiting = Channel.CreateBounded<LiveTwinDelta>(MostWaiting);

    public ChannelReader<LiveTwinDelta> Deltas => _waiting.Reader;

    public void Push(LiveTwinDelta delta)
    {
        if (!_waiting.Writer.TryWrite(delta))
        {
            _waiting.Writer.TryComplete();
        }
    }

    public void Complete() => _waiting.Writer.TryComplete();
}
