using Vedette.Collectors;
using Vedette.Miners.Sites;

namespace Vedette.Agent.Miners;

/// <summary>Drives the scans of the site. Its first reading does nothing: a scan may take minutes, and the first state waits for the first readings.</summary>
/// <param name="scanner">What the site scans with; it ends with this.</param>
internal sealed class MinerScanReader(MinerSite site, IDisposable scanner) : IBackgroundReader, IDisposable
{
    private bool _hasBegun;

    public string Name => "miner_scans";

    public TimeSpan Interval => TimeSpan.FromSeconds(1);

    public async Task ReadAsync(CancellationToken stop)
    {
        if (_hasBegun)
        {
            await site.ScanAsync(stop);
        }

        _hasBegun = true;
    }

    public void Dispose() => scanner.Dispose();
}
