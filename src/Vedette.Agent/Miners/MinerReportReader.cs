using Vedette.Collectors;
using Vedette.Miners.Discovery;
using Vedette.Miners.Sites;

namespace Vedette.Agent.Miners;

/// <summary>
/// Hears which miners report their address, and has the site look there. Its first reading only opens the ports; one that another program has is told once, and tried again with each reading: the site goes on by scans.
/// </summary>
internal sealed class MinerReportReader(MinerSite site, IpReportListener listener) : IBackgroundReader, IDisposable
{
    // So long a taken port is not asked for again.
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    // A device that hangs holds up neither the next button nor the end.
    private const int LooksAtOnce = 4;

    private bool _hasBegun;

    public string Name => "miner_ip_reports";

    /// <summary>A step waits by itself for what comes next.</summary>
    public TimeSpan Interval => TimeSpan.FromMilliseconds(100);

    public async Task ReadAsync(CancellationToken stop)
    {
        IReadOnlyList<string> problems = listener.Open();
        if (_hasBegun)
        {
            var bounds = new ParallelOptions { MaxDegreeOfParallelism = LooksAtOnce, CancellationToken = stop };
            await Parallel.ForEachAsync(listener.HeardAsync(Step, stop), bounds, async (address, ending) => await site.HearAsync(address, ending));
        }

        _hasBegun = true;
        if (problems.Count > 0)
        {
            throw new IOException(string.Join(" ", problems));
        }
    }

    public void Dispose() => listener.Dispose();
}
