using System.Globalization;

namespace Vedette.Bench.Measuring;

/// <summary>CPU time (user and system) that a process has used.</summary>
internal static class ProcessCpu
{
    // USER_HZ of every Linux there is: what /proc counts in, whatever the kernel ticks at.
    private const double TicksPerSecond = 100;

    /// <summary>Of this process, to the microsecond.</summary>
    public static TimeSpan Own => Environment.CpuUsage.TotalTime;

    /// <summary>Of another one, to 10 ms.</summary>
    public static TimeSpan Of(int pid)
    {
        string stat = File.ReadAllText($"/proc/{pid}/stat");
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds((long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond);
    }

    public static long ResidentBytes(int pid)
    {
        string line = File.ReadLines($"/proc/{pid}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.AsSpan(6).Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture) * 1024;
    }
}
