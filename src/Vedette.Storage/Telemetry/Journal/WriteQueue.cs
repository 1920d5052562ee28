namespace Vedette.Storage.Telemetry.Journal;

/// <summary>What waits for the writer's thread, bounded in bytes and in number; callers beyond wait their turn.</summary>
internal sealed class WriteQueue(long maxBytes, int maxCount) : IDisposable
{
    /// <summary>Decoded, samples take up to seven times their payload: groups of this size stay within some ten megabytes.</summary>
    private const long MaxGroupBytes = 4 << 20;

    private readonly AutoResetEvent _signal = new(initialState: false);

    // Guards all below.
    private readonly Lock _lock = new();
    private readonly Queue<WriteRequest> _waiting = new();
    private readonly Queue<(TaskCompletionSource Turn, WriteRequest Request)> _outside = new();
    private long _bytes;
    private bool _closed;

    /// <summary>Completes when the request is in the queue. A request larger than the queue gets in when it is alone.</summary>
    /// <exception cref="ObjectDisposedException">The engine is closing.</exception>
    public async ValueTask EnqueueAsync(WriteRequest request, CancellationToken stop)
    {
        TaskCompletionSource turn;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(TelemetryEngine));
            if (_outside.Count == 0 && HasRoom(request))
            {
                Admit(request);
                return;
            }

            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _outside.Enqueue((turn, request));
        }

        using (stop.UnsafeRegister(static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), turn))
        {
            await turn.Task;
        }
    }

    /// <summary>Takes what waits, in order of arrival, up to a group's worth. Waits for the first at most <paramref name="patience"/>; false when closed and empty.</summary>
    public bool Take(List<WriteRequest> into, TimeSpan patience)
    {
        if (TryTake(into, out bool closed) || closed)
        {
            return into.Count > 0 || !closed;
        }

        _signal.WaitOne(patience);
        TryTake(into, out closed);
        return into.Count > 0 || !closed;
    }

    /// <summary>Ends the wait of <see cref="Take"/>.</summary>
    public void Wake() => _signal.Set();

    public void Close()
    {
        lock (_lock)
        {
            _closed = true;
        }

        _signal.Set();
    }

    public void Dispose() => _signal.Dispose();

    private bool TryTake(List<WriteRequest> into, out bool closed)
    {
        lock (_lock)
        {
            long taken = 0;
            while (taken < MaxGroupBytes && _waiting.TryDequeue(out WriteRequest? request))
            {
                into.Add(request);
                taken += request.Weight;
            }

            _bytes -= taken;
            while (_outside.TryPeek(out (TaskCompletionSource Turn, WriteRequest Request) next) && HasRoom(next.Request))
            {
                _outside.Dequeue();
                // A caller that gave up meanwhile has a completed turn; it is not written.
                if (next.Turn.TrySetResult())
                {
                    Admit(next.Request);
                }
            }

            closed = _closed && _waiting.Count == 0;
            return into.Count > 0;
        }
    }

    private bool HasRoom(WriteRequest request) =>
        _waiting.Count == 0 || (_waiting.Count < maxCount && _bytes + request.Weight <= maxBytes);

    private void Admit(WriteRequest request)
    {
        _waiting.Enqueue(request);
        _bytes += request.Weight;
        _signal.Set();
    }
}
