using Vedette.Storage.Control;

namespace Vedette.Server.Fleet;

/// <summary>Writes last-seen times down, and once more when the server stops.</summary>
internal sealed partial class LastSeenSaver(AgentLastSeen lastSeen, IAgentDirectory directory, TimeProvider clock, ILogger<LastSeenSaver> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await SaveAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await SaveAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task SaveAsync()
    {
        IReadOnlyList<AgentSeen> unsaved = lastSeen.TakeUnsaved();
        if (unsaved.Count == 0)
        {
            return;
        }

        try
        {
            await directory.TouchAsync(unsaved, CancellationToken.None);
        }
        catch (System.Data.Common.DbException failure)
        {
            // A full disk must not end the loop; the next sign of life of each agent is tried again.
            LogNotSaved(failure, unsaved.Count);
        }
    }

    [LoggerMessage(EventId = 1101, Level = LogLevel.Warning, Message = "Last-seen times of {Count} agents were not saved; the newer ones will be tried in a few seconds.")]
    private partial void LogNotSaved(Exception failure, int count);
}
