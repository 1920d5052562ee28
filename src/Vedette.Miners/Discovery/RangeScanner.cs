using Vedette.Miners.Connections;

namespace Vedette.Miners.Discovery;

/// <summary>
/// Looks for miners in a range of addresses, gently and in bounded time, and tells each as it is found. One scan at a time: several ranges share the wire that the pace was chosen for.
/// </summary>
public sealed class RangeScanner : IDisposable
{
    private readonly IAddressProbe _probe;
    private readonly DeviceIdentification _identification;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    /// <param name="connect">Makes the connection to an address; nothing is sent before the first question.</param>
    public RangeScanner(IMinerReader reader, Func<string, IMinerConnection> connect, TimeProvider clock) : this(reader, connect, new AddressProbe(clock), clock)
    {
    }

    internal RangeScanner(IMinerReader reader, Func<string, IMinerConnection> connect, IAddressProbe probe, TimeProvider clock)
    {
        _probe = probe;
        _identification = new DeviceIdentification(reader, connect, clock);
        _clock = clock;
    }

    /// <summary>Ends when every address was tried and every device was asked. Where <paramref name="stop"/> ends it, nothing is left running, and what was reported stays true.</summary>
    /// <param name="progress">A new one; it counts while the scan runs.</param>
    /// <param name="found">Called from several threads at a time.</param>
    public async Task ScanAsync(ScanRequest request, ScanProgress progress, IProgress<ScanFinding> found, CancellationToken stop)
    {
        await _oneAtATime.WaitAsync(stop);
        try
        {
            using var run = new ScanRun(request, progress, found, _clock);
            await run.RunAsync(_probe, _identification, stop);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();
}
