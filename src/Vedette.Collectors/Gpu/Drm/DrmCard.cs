namespace Vedette.Collectors.Gpu.Drm;

/// <summary>One card that the kernel's own drivers serve.</summary>
internal sealed class DrmCard(CardDescription description, IDrmGauges gauges) : IDisposable
{
    public CardReading Reading { get; } = new(description with { MemoryTotalBytes = gauges.MemoryTotalBytes, PowerLimitWatts = gauges.PowerLimitWatts });

    /// <param name="seconds">On a clock that never jumps.</param>
    /// <param name="clients">Who uses cards, as last seen.</param>
    public void Read(double seconds, IReadOnlyList<DrmClientUse> clients)
    {
        Reading.Clear();
        gauges.Read(seconds, ref Reading.Gauges);
        foreach (DrmClientUse client in clients)
        {
            if (client.PciAddress == Reading.Description.PciAddress)
            {
                Reading.Processes.Add(new CardProcess(client.Pid, client.Type, client.MemoryBytes, UtilizationPercent: null, Worked: null));
            }
        }
    }

    public void Dispose() => gauges.Dispose();
}
