using Vedette.Storage.Telemetry.Backend;

namespace Vedette.Storage.Telemetry.Journal;

/// <summary>Changes to the disk, and the same changes to memory, which follow once the disk has them.</summary>
internal interface ICommittable
{
    TelemetryChanges Changes { get; }

    /// <summary>Called once, after the changes are durable.</summary>
    void Publish();
}
