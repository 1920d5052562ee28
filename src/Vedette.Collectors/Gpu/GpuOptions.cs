namespace Vedette.Collectors.Gpu;

/// <summary>Where the cards' drivers are and how long a cycle waits for them.</summary>
/// <param name="NvmlLibrary">NVIDIA's management library, as the dynamic loader finds it: a name or a path. It comes with the driver.</param>
/// <param name="Patience">
/// A driver whose card fell off the bus can keep a caller waiting for minutes. A cycle waits this long and then goes on without the cards; a healthy driver answers for eight cards in a tenth of it.
/// </param>
/// <param name="OpeningPatience">Opening the driver wakes every card, which takes seconds where no other program holds them: the first cycle does not wait for that.</param>
public sealed record GpuOptions(string NvmlLibrary, TimeSpan Patience, TimeSpan OpeningPatience)
{
    public static GpuOptions Default { get; } = new("libnvidia-ml.so.1", TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(250));
}
