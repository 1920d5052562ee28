using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace Vedette.Agent.Spawning;

/// <summary>
/// A child in a process group of its own: without a shell, with the environment it is given and no more, nothing on its input, and its output and errors in pipes. Ending it ends its children, too.
/// </summary>
internal sealed class GroupedProcess : IDisposable
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan TermLimit = TimeSpan.FromSeconds(5);

    private readonly int _pid;
    private readonly TimeProvider _clock;
    private int? _status;

    private GroupedProcess(int pid, AnonymousPipeServerStream output, AnonymousPipeServerStream errors, TimeProvider clock)
    {
        _pid = pid;
        _clock = clock;
        Output = output;
        Errors = errors;
    }

    public int Pid => _pid;

    public Stream Output { get; }

    public Stream Errors { get; }

    /// <exception cref="IOException">The program cannot be started; the message says which and why.</exception>
    public static GroupedProcess Start(string path, IReadOnlyList<string> arguments, IReadOnlyList<string> environment, TimeProvider clock)
    {
        var output = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.None);
        var errors = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.None);
        bool started = false;
        try
        {
            int error = Spawn(path, arguments, environment, (output, errors), out int pid);
            if (error != 0)
            {
                throw new IOException($"{path} cannot be started: {Marshal.GetPInvokeErrorMessage(error)}.");
            }

            started = true;
            return new GroupedProcess(pid, output, errors, clock);
        }
        finally
        {
            output.DisposeLocalCopyOfClientHandle();
            errors.DisposeLocalCopyOfClientHandle();
            if (!started)
            {
                output.Dispose();
                errors.Dispose();
            }
        }
    }

    /// <summary>How it ended, in words; waits for that.</summary>
    public async Task<string> WaitAsync(CancellationToken stop)
    {
        while (!HasEnded())
        {
            await Task.Delay(PollEvery, _clock, stop);
        }

        int status = _status ?? 0;
        return (status & 0x7F) != 0 ? $"signal {status & 0x7F}" : $"exit code {(status >> 8) & 0xFF}";
    }

    /// <summary>SIGTERM to the whole group; after a while SIGKILL.</summary>
    public async Task EndAsync()
    {
        SpawnCalls.Kill(-_pid, SpawnCalls.SigTerm);
        long began = _clock.GetTimestamp();
        while (!HasEnded() && _clock.GetElapsedTime(began) < TermLimit)
        {
            await Task.Delay(PollEvery, _clock, CancellationToken.None);
        }

        // The children of one that ended are still in its group.
        SpawnCalls.Kill(-_pid, SpawnCalls.SigKill);
        await WaitAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        Output.Dispose();
        Errors.Dispose();
    }

    private bool HasEnded()
    {
        if (_status is null)
        {
            int result = SpawnCalls.WaitPid(_pid, out int status, SpawnCalls.NoHang);
            _status = result == _pid ? status : result < 0 ? 0 : null;
        }

        return _status is not null;
    }

    private static int Spawn(
        string path, IReadOnlyList<string> arguments, IReadOnlyList<string> environment, (AnonymousPipeServerStream Output, AnonymousPipeServerStream Errors) pipes, out int pid)
    {
        Span<byte> actions = stackalloc byte[SpawnCalls.OpaqueBytes];
        Span<byte> attributes = stackalloc byte[SpawnCalls.OpaqueBytes];
        Span<byte> signals = stackalloc byte[SpawnCalls.OpaqueBytes];
        nint[] argumentTexts = Texts([path, .. arguments]);
        nint[] environmentTexts = Texts(environment);
        SpawnCalls.InitActions(actions);
        SpawnCalls.InitAttributes(attributes);
        try
        {
            // O_RDONLY is 0.
            SpawnCalls.AddOpen(actions, 0, "/dev/null", 0, 0);
            SpawnCalls.AddDuplicate(actions, (int)pipes.Output.ClientSafePipeHandle.DangerousGetHandle(), 1);
            SpawnCalls.AddDuplicate(actions, (int)pipes.Errors.ClientSafePipeHandle.DangerousGetHandle(), 2);
            SpawnCalls.SetFlags(attributes, SpawnCalls.SetProcessGroup | SpawnCalls.SetSignalDefaults | SpawnCalls.SetSignalMask);
            SpawnCalls.SetGroup(attributes, 0);
            SpawnCalls.EmptySignals(signals);
            SpawnCalls.SetMask(attributes, signals);
            // .NET ignores SIGPIPE, and a program inherits that: it would not end when nobody reads it any more.
            SpawnCalls.AllSignals(signals);
            SpawnCalls.SetDefaults(attributes, signals);
            return SpawnCalls.Spawn(out pid, path, actions, attributes, argumentTexts, environmentTexts);
        }
        finally
        {
            SpawnCalls.DestroyActions(actions);
            SpawnCalls.DestroyAttributes(attributes);
            Array.ForEach(argumentTexts, Marshal.FreeCoTaskMem);
            Array.ForEach(environmentTexts, Marshal.FreeCoTaskMem);
        }
    }

    // Ends with a null, as argv and envp do.
    private static nint[] Texts(IReadOnlyList<string> texts) => [.. texts.Select(Marshal.StringToCoTaskMemUTF8), 0];
}
