using Vedette.Storage.Telemetry;

namespace Vedette.Server.Live;

/// <summary>Fills the live picture from the store before the first request.</summary>
internal sealed class PresenceRestore(HostPresenceTable presence, ISeriesReader series) : IHostedService
{
    // A host that was silent for longer shows its last contact and no values.
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(1);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        presence.Restore(series, LookBack);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
