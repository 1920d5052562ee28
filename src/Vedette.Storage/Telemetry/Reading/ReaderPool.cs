using System.Collections.Concurrent;
using Vedette.Storage.Telemetry.Backend;

namespace Vedette.Storage.Telemetry.Reading;

/// <summary>Keeps a few readers of the store open between queries.</summary>
internal sealed class ReaderPool(ITelemetryStore store) : IDisposable
{
    private const int MaxKept = 8;

    private readonly ConcurrentBag<ITelemetryStoreReader> _idle = [];
    private volatile bool _disposed;

    /// <summary>Runs <paramref name="use"/> with a reader; one that threw is not used again.</summary>
    public TResult Use<TResult>(Func<ITelemetryStoreReader, TResult> use)
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(TelemetryEngine));
        ITelemetryStoreReader reader = _idle.TryTake(out ITelemetryStoreReader? kept) ? kept : store.OpenReader();
        bool reusable = false;
        try
        {
            TResult result = use(reader);
            reusable = true;
            return result;
        }
        finally
        {
            if (reusable && !_disposed && _idle.Count < MaxKept)
            {
                _idle.Add(reader);
            }
            else
            {
                reader.Dispose();
            }
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out ITelemetryStoreReader? reader))
        {
            reader.Dispose();
        }
    }
}
