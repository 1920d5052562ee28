namespace Vedette.Collectors.Gpu;

/// <summary>
/// NVML's bits of why a card's clocks are below their highest (nvmlClocksEventReason…), as words. "Idle" is a bit of NVML's too, but a card that has nothing to do is not held back, so it is no word here;
/// the series carries the bits as they are.
/// </summary>
internal static class ThrottleReasons
{
    private const ulong IdleBit = 1;

    private static readonly string[] Words =
    [
        "idle", "application_clocks", "software_power_cap", "hardware_slowdown", "sync_boost",
        "software_thermal", "hardware_thermal", "hardware_power_brake", "display_clocks",
    ];

    /// <summary>Combinations are few, and a list is made of each once.</summary>
    private static readonly Dictionary<ulong, string[]> Known = new() { [0] = [] };
    private static readonly Lock KnownLock = new();

    public static IReadOnlyList<string>? Of(ulong? mask)
    {
        if (mask is not { } bits)
        {
            return null;
        }

        // Bits of a newer driver have no words here, and would let the table grow.
        bits &= ((1UL << Words.Length) - 1) & ~IdleBit;
        lock (KnownLock)
        {
            if (!Known.TryGetValue(bits, out string[]? words))
            {
                words = [.. Words.Where((_, bit) => (bits & (1UL << bit)) != 0)];
                Known[bits] = words;
            }

            return words;
        }
    }
}
