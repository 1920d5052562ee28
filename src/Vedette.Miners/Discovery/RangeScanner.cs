using Vedette.Miners.Connections;

namespace Vedette.Miners.Discovery;

/// <summary>
/// Looks for miners in a range of addresses, gently and in bounded time, and tells each as it is found. One scan at a time: several ranges share the wire that the pace was chosen for.
/// </summary>
public sealed class RangeScanner : IDisposable
{
    // A look takes five at most, and people press some buttons a minute.
    private const int LookConnectsPerSecond = 20;

    private readonly IAddressProbe _probe;
    private readonly DeviceIdentification _identification;
    private readonly TimeProvider _clock;
    private readonly ConnectBudget _looks;
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
        _looks = new ConnectBudget(LookConnectsPerSecond, clock);
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

    /// <summary>Looks at one address at once, beside a scan that may be under way. Null where no port of miners is open there.</summary>
    /// <param name="address">Of one of the owner's ranges: nothing is checked here.</param>
    public async Task<ScanFinding?> LookAsync(string address, NeighbourTable? neighbours, CancellationToken stop)
    {
        if (!AddressText.TryParse(address, out uint number))
        {
            return null;
        }

        ProbeResult knock = await _probe.ProbeAsync(number, ScanPace.Gentle.RetryPatience, _looks, stop);
        if (knock.Outcome != ProbeOutcome.Candidate)
        {
            return null;
        }

        ScanFinding finding = await _identification.FindingAsync(address, ScanPace.Gentle.IdentifyWithin, stop);
        return finding with { OpenPort = knock.OpenPort, NeighbourMac = neighbours?.ReadMacs().GetValueOrDefault(address) };
    }

    public void Dispose() => _oneAtATime.Dispose();
}
