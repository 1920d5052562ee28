namespace Vedette.Collectors.Gpu.Drm;

/// <summary>What the kernel's driver of one maker tells of a card.</summary>
internal interface IDrmGauges : IDisposable
{
    /// <summary>Null where the card has no memory of its own, or the driver does not tell.</summary>
    long? MemoryTotalBytes { get; }

    double? PowerLimitWatts { get; }

    /// <param name="seconds">On a clock that never jumps, for what is counted and shown as a rate.</param>
    void Read(double seconds, ref CardGauges now);
}
