namespace Vedette.Miners.Discovery;

/// <summary>Knocks at one address. A seam: scans are tested without a network.</summary>
internal interface IAddressProbe
{
    /// <param name="patience">How long a port may keep silent.</param>
    ValueTask<ProbeResult> ProbeAsync(uint address, TimeSpan patience, ConnectBudget budget, CancellationToken stop);
}
