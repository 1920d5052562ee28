namespace Vedette.Collectors.Cpu;

/// <summary>How busy a processor was between two readings of its times.</summary>
internal static class CpuUsage
{
    /// <summary>Guest times are counted in User and Nice already, so the sum ends before them.</summary>
    private const int SummedColumns = (int)CpuMode.Guest;

    /// <summary>The kernel counts hundredths of a second: of ten seconds on one processor a tick is a tenth of a per cent. As a short decimal it takes three bytes of a batch instead of nine.</summary>
    private const int Digits = 2;

    /// <summary>
    /// 0 to 100, waiting for I/O counted as idle. Null where the readings do not tell: no tick between them, or a counter that only ever rises fell (restart, restored
    /// machine, core taken offline). IoWait and Steal are known to fall by a little on healthy kernels; such a fall counts as no change.
    /// </summary>
    public static double? Percent(in CpuTimes before, in CpuTimes now)
    {
        double total = 0;
        double idle = 0;
        for (int column = 0; column < SummedColumns; column++)
        {
            var mode = (CpuMode)column;
            bool fell = now[column] < before[column];
            if (fell && mode is not (CpuMode.IoWait or CpuMode.Steal))
            {
                return null;
            }

            double step = fell ? 0 : now[column] - before[column];
            total += step;
            idle += mode is CpuMode.Idle or CpuMode.IoWait ? step : 0;
        }

        return total == 0 ? null : Math.Round(100.0 * (total - idle) / total, Digits);
    }
}
