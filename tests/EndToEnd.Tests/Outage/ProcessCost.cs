using System.Globalization;

namespace Vedette.EndToEnd.Tests.Outage;

/// <summary>What a running process takes, as the kernel counts it.</summary>
/// <param name="CpuSeconds">Since its start.</param>
internal sealed record ProcessCost(double ResidentMegabytes, double CpuSeconds)
{
    // USER_HZ, the same on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    public static ProcessCost Of(int pid)
    {
        string resident = File.ReadLines($"/proc/{pid}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal)).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1];
        // The name may hold spaces; fields are counted from behind it.
        string stat = File.ReadAllText($"/proc/{pid}/stat");
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return new ProcessCost(Number(resident) / 1024, (Number(fields[11]) + Number(fields[12])) / TicksPerSecond);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
