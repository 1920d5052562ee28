using Vedette.Miners.Connections;
using Vedette.Model.Miners;

namespace Vedette.Miners.Discovery;

/// <summary>Asks one device what it is, with one deadline over all questions. Whatever one device does ends here.</summary>
internal sealed class DeviceIdentification(IMinerReader reader, Func<string, IMinerConnection> connect, TimeProvider clock)
{
    private const string UnknownVendor = "unknown";

    public async Task<ScanFinding> FindingAsync(string address, TimeSpan within, CancellationToken stop)
    {
        long start = clock.GetTimestamp();
        using var patient = new CancellationTokenSource(within, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(patient.Token, stop);
        ScanFinding finding;
        try
        {
            // A reader that does not hear the deadline is left behind: it may hold this device up, and not the scan.
            MinerIdentity? identity = await reader.IdentifyAsync(connect(address), limit.Token).AsTask().WaitAsync(limit.Token);
            finding = new ScanFinding(address, KindOf(identity)) { Identity = identity };
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            finding = new ScanFinding(address, ScanFindingKind.Failed) { Error = $"{address} did not say within {within.TotalSeconds:0.#} s what it is." };
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // One device must not end the scan of a site, whatever its replies did to the reader.
            finding = new ScanFinding(address, ScanFindingKind.Failed) { Error = $"{address} could not be identified: {error.Message}" };
        }

        return finding with { Took = clock.GetElapsedTime(start) };
    }

    private static ScanFindingKind KindOf(MinerIdentity? identity) => identity switch
    {
        null => ScanFindingKind.SomebodyElse,
        { Vendor: UnknownVendor } => ScanFindingKind.UnknownMiner,
        _ => ScanFindingKind.Miner,
    };
}
