using System.Runtime.InteropServices;

namespace Vedette.Agent.Spawning;

/// <summary>The calls of the C library that start a program in a process group of its own, which .NET's Process cannot, and end the whole group.</summary>
internal static partial class SpawnCalls
{
    /// <summary>More than any C library's <c>posix_spawnattr_t</c>, <c>posix_spawn_file_actions_t</c> or <c>sigset_t</c> takes (336, 80 and 128 bytes).</summary>
    public const int OpaqueBytes = 1024;

    // spawn.h of glibc and musl.
    public const short SetProcessGroup = 2;
    public const short SetSignalDefaults = 4;
    public const short SetSignalMask = 8;

    public const int NoHang = 1;
    public const int NoSuchProcess = 3;
    public const int SigTerm = 15;
    public const int SigKill = 9;

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Spawn(out int pid, string path, Span<byte> actions, Span<byte> attributes, nint[] arguments, nint[] environment);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    public static partial int InitAttributes(Span<byte> attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    public static partial int SetFlags(Span<byte> attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setpgroup")]
    public static partial int SetGroup(Span<byte> attributes, int group);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    public static partial int SetDefaults(Span<byte> attributes, Span<byte> signals);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigmask")]
    public static partial int SetMask(Span<byte> attributes, Span<byte> signals);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    public static partial int DestroyAttributes(Span<byte> attributes);

    [LibraryImport("libc", EntryPoint = "sigemptyset")]
    public static partial int EmptySignals(Span<byte> signals);

    [LibraryImport("libc", EntryPoint = "sigfillset")]
    public static partial int AllSignals(Span<byte> signals);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    public static partial int InitActions(Span<byte> actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    public static partial int AddDuplicate(Span<byte> actions, int from, int to);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int AddOpen(Span<byte> actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    public static partial int DestroyActions(Span<byte> actions);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    public static partial int WaitPid(int pid, out int status, int options);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Kill(int pid, int signal);
}
