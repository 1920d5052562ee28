namespace Vedette.Storage.Telemetry.Journal;

/// <summary>A call that waits for the writer's thread.</summary>
/// <param name="weight">Bytes of memory that it holds on to while it waits, near enough.</param>
internal abstract class WriteRequest(long weight)
{
    public long Weight { get; } = weight;

    public abstract void Fail(Exception reason);
}
