using System.Runtime.InteropServices;
using Vedette.Storage.Telemetry;

namespace Vedette.FaultHost;

/// <summary>Ends the process as a power switch would, the moment <paramref name="point"/> is reached for the time after <paramref name="passes"/> others.</summary>
internal sealed partial class KillingFaultPoints(string point, int passes) : IFaultPoints
{
    private const int SigKill = 9;

    private int _left = passes;

    public void Reached(string name)
    {
        if (name == point && Interlocked.Decrement(ref _left) < 0)
        {
            Console.Out.WriteLine($"killed at {name}");
            Console.Out.Flush();
            _ = kill(Environment.ProcessId, SigKill);
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int processId, int signal);
}
