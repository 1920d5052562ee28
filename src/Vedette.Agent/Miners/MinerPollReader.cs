using Vedette.Collectors;
using Vedette.Miners.Sites;

namespace Vedette.Agent.Miners;

/// <summary>Drives the polls of the site. Its first reading goes once around all miners that are known from the last run, so that the first state does not tell that they are gone.</summary>
internal sealed class MinerPollReader(MinerSite site) : IBackgroundReader
{
    private static readonly TimeSpan FirstRoundLimit = TimeSpan.FromSeconds(20);

    private bool _isAround;

    public string Name => "miner_polls";

    /// <summary>A step waits by itself for what comes next; this only keeps a fault that is thrown at once from being thrown without end.</summary>
    public TimeSpan Interval => TimeSpan.FromMilliseconds(100);

    public async Task ReadAsync(CancellationToken stop)
    {
        if (_isAround)
        {
            await site.PollAsync(stop);
            return;
        }

        _isAround = true;
        await site.PollOnceAroundAsync(FirstRoundLimit, stop);
    }
}
