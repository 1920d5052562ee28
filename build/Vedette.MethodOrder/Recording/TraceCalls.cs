using System.Runtime.InteropServices;

namespace Vedette.MethodOrder.Recording;

/// <summary>The system calls by which one process looks into another; all of them from one thread, as Linux wants it.</summary>
internal static partial class TraceCalls
{
    public const int Continue = 7;
    public const int ReadRegisters = 12;
    public const int WriteRegisters = 13;
    public const int Detach = 17;
    public const int Attach = 0x4206;
    public const int Interrupt = 0x4207;

    /// <summary>Threads that begin meanwhile are looked into as well.</summary>
    public const int FollowThreads = 8;

    /// <summary>Threads too, not only processes.</summary>
    public const int AllKinds = 0x40000000;

    public const int TrapSignal = 5;
    public const int WakeSignal = 18;

    [LibraryImport("libc", EntryPoint = "ptrace", SetLastError = true)]
    public static partial nint Trace(nint request, int thread, nint address, nint data);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    public static partial int Wait(int thread, out int status, int options);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Signal(int process, int signal);
}
