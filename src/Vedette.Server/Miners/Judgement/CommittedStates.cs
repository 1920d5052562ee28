using System.Threading.Channels;
using Vedette.Storage.States;

namespace Vedette.Server.Miners.Judgement;

/// <summary>
/// States on their way from the store's writer, which leaves them here and goes on, to those who judge: in the order of their commits, bounded in bytes. One that finds no room is not kept; since it is
/// durable before it comes here, it can be read from the store later.
/// </summary>
internal sealed class CommittedStates(long mostBytes = CommittedStates.MostBytes)
{
    /// <summary>A hundred of the largest sites' states. The writer is not held up beyond, since a slow judge must not keep samples from being acknowledged.</summary>
    public const long MostBytes = 32L << 20;

    /// <summary>What a small state takes beside its payload.</summary>
    private const int Overhead = 128;

    private readonly Channel<byte> _wake = Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    // Guards all below; held for a copy at most.
    private readonly Lock _lock = new();
    private readonly Queue<WaitingState> _waiting = new();
    private long _bytes;
    private long _added;

    /// <summary>How many were added so far.</summary>
    public long Added
    {
        get
        {
            lock (_lock)
            {
                return _added;
            }
        }
    }

    /// <summary>False where there is no room. A state larger than all the room gets in when it is alone.</summary>
    /// <param name="state">Its payload is copied: it is valid during the call only.</param>
    public bool TryAdd(CommittedState state, long aheadMs, long nowMs)
    {
        lock (_lock)
        {
            int size = state.Payload.Length + Overhead;
            if (_waiting.Count > 0 && _bytes + size > mostBytes)
            {
                return false;
            }

            _waiting.Enqueue(new WaitingState(state.AgentId, state.Header, state.Payload.ToArray(), aheadMs, nowMs));
            _bytes += size;
            _added++;
        }

        _wake.Writer.TryWrite(0);
        return true;
    }

    /// <summary>The oldest of those that wait.</summary>
    public bool TryTake(out WaitingState state)
    {
        lock (_lock)
        {
            if (!_waiting.TryDequeue(out state))
            {
                return false;
            }

            _bytes -= state.Payload.Length + Overhead;
            return true;
        }
    }

    /// <summary>Completes when something was added since the last time it completed.</summary>
    public async ValueTask WaitAsync(CancellationToken stop) => await _wake.Reader.ReadAsync(stop);
}
