namespace Vedette.Collectors.Cpu;

/// <summary>
/// Keeps a core's published counters from falling by the kernel's small inaccuracies (node_exporter's rule): each stays at its highest value, unless the idle time
/// fell by more than <see cref="ResetTicks"/>, which means that the core went offline and came back counting from the start.
/// </summary>
internal static class CpuHold
{
    /// <summary>3 s, as in node_exporter: larger than any inaccuracy seen, smaller than the idle time of a core worth telling of.</summary>
    public const ulong ResetTicks = 300;

    public static void Advance(ref CpuTimes held, in CpuTimes now)
    {
        const int Idle = (int)CpuMode.Idle;
        if (now[Idle] < held[Idle] && held[Idle] - now[Idle] > ResetTicks)
        {
            held = now;
            return;
        }

        for (int column = 0; column < CpuTimes.Columns; column++)
        {
            held[column] = Math.Max(held[column], now[column]);
        }
    }
}
