namespace Vedette.Storage.Telemetry;

public sealed class SilentTelemetryEvents : ITelemetryEvents
{
    public static SilentTelemetryEvents Instance { get; } = new();

    public void CommitFailed(Exception reason)
    {
    }

    public void MaintenanceFailed(Exception reason)
    {
    }

    public void JournalRowCorrupt(long id, string problem)
    {
    }

    public void ChunkCorrupt(string problem)
    {
    }

    public void StateCorrupt(string problem)
    {
    }

    public void ListenerFailed(Exception reason)
    {
    }
}
