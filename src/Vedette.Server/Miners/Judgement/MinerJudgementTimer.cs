using Vedette.Server.Miners.Places;

namespace Vedette.Server.Miners.Judgement;

/// <summary>Has the miners looked at every half minute, and at the server's start those that were known before it: silence tells nothing by itself.</summary>
internal sealed class MinerJudgementTimer(MinerJudgements judgements, IMinerPlaces places, MinerJudgementEvents events, TimeProvider clock) : IHostedService, IDisposable
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stop = new();

    // Held while looking: a slow look is not joined by a second one.
    private readonly Lock _looking = new();
    private ITimer? _timer;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        judgements.Expect(places.Agents);
        _timer = clock.CreateTimer(_ => Look(), null, TimeSpan.Zero, Period);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        if (_timer is { } timer)
        {
            await timer.DisposeAsync();
        }
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _stop.Dispose();
    }

    private void Look()
    {
        if (!_looking.TryEnter())
        {
            return;
        }

        try
        {
            judgements.Look(_stop.Token);
        }
        catch (Exception reason) when (reason is not OutOfMemoryException)
        {
            // A timer's exception would end the server.
            events.JudgingFailed(reason);
        }
        finally
        {
            _looking.Exit();
        }
    }
}
