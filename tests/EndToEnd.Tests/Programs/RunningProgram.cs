using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace Vedette.EndToEnd.Tests.Programs;

/// <summary>A program that a test started: its lines as they come, its input, and its end. It is killed when the test ends.</summary>
public sealed partial class RunningProgram : IAsyncDisposable
{
    public const int SigKill = 9;
    public const int SigTerm = 15;
    public const int SigInt = 2;

    private const int NoSuchProcess = 3;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly string _file;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly List<string> _transcript = [];
    private int _openOutputs = 2;

    private RunningProgram(Process process, string file)
    {
        _process = process;
        _file = file;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Everything it printed so far, for a failure's message.</summary>
    public string Transcript
    {
        get
        {
            lock (_transcript)
            {
                return string.Join('\n', _transcript);
            }
        }
    }

    public static RunningProgram Start(string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        // As on a terminal: where the tests run in the background of a script, Ctrl-C is ignored, and everything they start would inherit that.
        var start = new ProcessStartInfo("env", ["--default-signal=INT,TERM,HUP", file, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start };
        var program = new RunningProgram(process, file);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return program;
    }

    /// <summary>The first line from here on that <paramref name="fits"/>; fails with the transcript where the program ends or nothing comes for long.</summary>
    public async Task<string> LineAsync(Func<string, bool> fits, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(LongestWait);
        try
        {
            await foreach (string line in _lines.Reader.ReadAllAsync(limit.Token))
            {
                if (fits(line))
                {
                    return line;
                }
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new TimeoutException($"{_file} did not print the expected line within {LongestWait.TotalSeconds:0} s:\n{Transcript}");
        }

        throw new InvalidOperationException($"{_file} ended before it printed the expected line:\n{Transcript}");
    }

    public async Task SayAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    public void EndInput() => _process.StandardInput.Close();

    public void Signal(int signal)
    {
        // It may end between the look and the signal: then there is nothing to be told to it.
        if (!_process.HasExited && kill(_process.Id, signal) != 0 && Marshal.GetLastPInvokeError() != NoSuchProcess)
        {
            throw new InvalidOperationException($"kill({_process.Id}, {signal}) failed with error {Marshal.GetLastPInvokeError()}.");
        }
    }

    public async Task<int> ExitCodeAsync(CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(LongestWait);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new TimeoutException($"{_file} did not end within {LongestWait.TotalSeconds:0} s:\n{Transcript}");
        }

        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            if (Interlocked.Decrement(ref _openOutputs) == 0)
            {
                _lines.Writer.TryComplete();
            }

            return;
        }

        lock (_transcript)
        {
            _transcript.Add(line);
        }

        _lines.Writer.TryWrite(line);
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int processId, int signal);
}
