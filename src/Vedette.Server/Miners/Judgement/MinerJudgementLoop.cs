namespace Vedette.Server.Miners.Judgement;

/// <summary>Judges states soon after they were committed. What waits when the server stops is dropped: judgements are made anew of the store at its next start.</summary>
internal sealed class MinerJudgementLoop(MinerJudgements judgements, MinerJudgementParts parts) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await parts.Committed.WaitAsync(stoppingToken);
                CatchUp(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private void CatchUp(CancellationToken stop)
    {
        try
        {
            judgements.CatchUp(stop);
        }
        catch (Exception reason) when (reason is not OutOfMemoryException)
        {
            // An exception would end the server.
            parts.Events.JudgingFailed(reason);
        }
    }
}
