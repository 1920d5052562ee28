using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Vedette.MethodOrder.Recording;

/// <summary>
/// Which methods a running process enters: a breakpoint at the beginning of each, taken away when it is met for the first time. So each method costs one stop, and the process runs at full speed soon after.
/// Its code is changed in memory only, page by page for itself, and is as it was at the end.
/// </summary>
internal sealed class EntryRecorder : IDisposable
{
    private const byte Breakpoint = 0xCC;
    private const int RegisterBytes = 27 * 8;
    private const int InstructionPointer = 16 * 8;

    private readonly int _process;
    private readonly SafeFileHandle _memory;
    private readonly Dictionary<long, byte> _waiting = [];
    private readonly HashSet<long> _met = [];
    private readonly nint _registers = Marshal.AllocHGlobal(RegisterBytes);

    public EntryRecorder(int process)
    {
        _process = process;
        _memory = File.OpenHandle($"/proc/{process}/mem", FileMode.Open, FileAccess.ReadWrite);
    }

    /// <param name="addresses">Where methods begin, as places in the process' memory.</param>
    /// <returns>Those of them that were entered within <paramref name="time"/>.</returns>
    public IReadOnlySet<long> Record(IEnumerable<long> addresses, TimeSpan time)
    {
        foreach (int thread in Threads())
        {
            Call(TraceCalls.Attach, thread, TraceCalls.FollowThreads);
        }

        StopAll();
        foreach (long address in addresses)
        {
            Set(address);
        }

        foreach (int thread in Threads())
        {
            _ = TraceCalls.Trace(TraceCalls.Continue, thread, 0, 0);
        }

        long end = Environment.TickCount64 + (long)time.TotalMilliseconds;
        // A process in which nothing happens would hold the wait below beyond the time; being told to go on does nothing to one that runs.
        using var wake = new Timer(_ => TraceCalls.Signal(_process, TraceCalls.WakeSignal), null, time, TimeSpan.FromSeconds(1));
        bool alive = true;
        while (alive && Environment.TickCount64 < end)
        {
            alive = Next(detach: false);
        }

        if (alive)
        {
            LetGo();
        }

        return _met;
    }

    public void Dispose()
    {
        Marshal.FreeHGlobal(_registers);
        _memory.Dispose();
    }

    /// <summary>Where the program of a process lies in its memory: the place of the first byte of its file.</summary>
    public static long BaseOf(int process) =>
        long.Parse(File.ReadLines($"/proc/{process}/maps").First().Split('-')[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private int[] Threads() => [.. Directory.EnumerateDirectories($"/proc/{_process}/task").Select(d => int.Parse(Path.GetFileName(d), CultureInfo.InvariantCulture))];

    private void StopAll()
    {
        foreach (int thread in Threads())
        {
            Call(TraceCalls.Interrupt, thread, 0);
            _ = TraceCalls.Wait(thread, out _, TraceCalls.AllKinds);
        }
    }

    private void Set(long address)
    {
        Span<byte> old = stackalloc byte[1];
        if (RandomAccess.Read(_memory, old, address) == 1 && old[0] != Breakpoint && _waiting.TryAdd(address, old[0]))
        {
            RandomAccess.Write(_memory, [Breakpoint], address);
        }
    }

    /// <summary>Takes one stop of one thread.</summary>
    /// <returns>False when there is no thread any more.</returns>
    private bool Next(bool detach)
    {
        int thread = TraceCalls.Wait(-1, out int status, TraceCalls.AllKinds);
        if (thread < 0)
        {
            return false;
        }

        if ((status & 0xFF) != 0x7F)
        {
            // This one ended.
            return true;
        }

        int signal = (status >> 8) & 0xFF;
        bool own = status >> 16 != 0 || (signal == TraceCalls.TrapSignal && StepBack(thread));
        _ = TraceCalls.Trace(detach ? TraceCalls.Detach : TraceCalls.Continue, thread, 0, own ? 0 : signal);
        return true;
    }

    private bool StepBack(int thread)
    {
        Call(TraceCalls.ReadRegisters, thread, _registers);
        long address = Marshal.ReadInt64(_registers, InstructionPointer) - 1;
        if (_waiting.TryGetValue(address, out byte old))
        {
            // Another thread may have met it at the same time: then only the step back is left to do.
            if (_met.Add(address))
            {
                RandomAccess.Write(_memory, [old], address);
            }

            Marshal.WriteInt64(_registers, InstructionPointer, address);
            Call(TraceCalls.WriteRegisters, thread, _registers);
            return true;
        }

        return false;
    }

    private void LetGo()
    {
        int[] threads = Threads();
        foreach (int thread in threads)
        {
            _ = TraceCalls.Trace(TraceCalls.Interrupt, thread, 0, 0);
        }

        foreach ((long address, byte old) in _waiting)
        {
            if (!_met.Contains(address))
            {
                RandomAccess.Write(_memory, [old], address);
            }
        }

        foreach (int _ in threads)
        {
            Next(detach: true);
        }
    }

    private static void Call(int request, int thread, nint data)
    {
        if (TraceCalls.Trace(request, thread, 0, data) < 0)
        {
            throw new MethodOrderException($"ptrace request {request:x} for thread {thread} failed with error {Marshal.GetLastPInvokeError()}; it needs the same account or root");
        }
    }
}
