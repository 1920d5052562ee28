using Vedette.Agent.Snapshot.Machine;
using Vedette.Model.Hosts;

namespace Vedette.Agent.Snapshot.Document;

/// <summary>Puts document 5's state together. It reads the tables that the cycle fills, so it runs on the cycle's thread, after the cycle.</summary>
internal sealed class SystemStateBuilder(MachineParts parts, TimeProvider clock)
{
    public bool IncludeProcesses { get; init; } = true;

    public bool IncludeNetwork { get; init; } = true;

    /// <param name="at">The cycle's time.</param>
    /// <param name="hardware">The inventory as last read.</param>
    /// <param name="samples">The cycle's samples.</param>
    /// <param name="gpus">The cards as entities; others among them are not looked at.</param>
    public SystemStateDocument Build(DateTimeOffset at, HardwareInfo hardware, SampleSet samples, IEnumerable<StateEntity> gpus)
    {
        TimeZoneInfo zone = clock.LocalTimeZone;
        IEnumerable<StateEntity> cards = gpus.Where(g => g.Kind == Model.States.EntityKind.Gpu);
        return new SystemStateDocument
        {
            Timestamp = StateTime.Text(at, zone),
            Hardware = new HardwareSection(parts.Files, hardware, samples).Build(cards, IncludeNetwork),
            Services = new ServiceSection(parts, hardware.Hostname, at, zone).Build(samples.Value(HostMetrics.MemoryTotalBytes.Series) ?? 0),
            Processes = IncludeProcesses ? new ProcessSection(parts, zone).Build() : [],
        };
    }

    public SystemStateDocument Build(MachineReading reading, HardwareInfo hardware) => Build(reading.At, hardware, reading.Samples, reading.Entities);
}
