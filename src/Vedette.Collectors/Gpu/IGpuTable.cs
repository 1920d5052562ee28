namespace Vedette.Collectors.Gpu;

/// <summary>What processes held of cards in the last cycle; empty where there is no card or its driver does not tell.</summary>
public interface IGpuTable
{
    IReadOnlyList<GpuProcessReading> Processes { get; }
}
