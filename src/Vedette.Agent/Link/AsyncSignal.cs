using System.Threading.Channels;

namespace Vedette.Agent.Link;

/// <summary>Wakes one waiter; several calls before it looks count as one.</summary>
internal sealed class AsyncSignal
{
    private readonly Channel<bool> _channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _channel.Writer.TryWrite(true);

    public ValueTask<bool> WaitAsync(CancellationToken stop) => _channel.Reader.ReadAsync(stop);
}
