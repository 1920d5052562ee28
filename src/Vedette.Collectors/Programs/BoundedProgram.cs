using System.ComponentModel;
using System.Diagnostics;

namespace Vedette.Collectors.Programs;

/// <summary>Runs another program for what it prints: within a time and a number of bytes, without our environment, and never through a shell.</summary>
internal sealed class BoundedProgram(TimeSpan longest, int mostBytes, TimeProvider clock)
{
    private static readonly string[] Folders = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

    /// <summary>The program in one of the system's folders; null where it is not installed. The environment's PATH is not asked: it is for people.</summary>
    public static string? Find(string name) => Folders.Select(folder => Path.Join(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Null where the program cannot be started.</summary>
    public async Task<ProgramOutcome?> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken stop)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        start.Environment.Clear();
        start.Environment["PATH"] = string.Join(':', Folders);
        start.Environment["LC_ALL"] = "C";
        Process? started;
        try
        {
            started = Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }

        if (started is null)
        {
            return null;
        }

        using Process process = started;
        using var tooLong = new CancellationTokenSource(longest, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop, tooLong.Token);
        try
        {
            process.StandardInput.Close();
            Task drained = process.StandardError.BaseStream.CopyToAsync(Stream.Null, ending.Token);
            byte[]? output = await ReadAsync(process.StandardOutput.BaseStream, ending.Token);
            if (output is null)
            {
                return new ProgramOutcome(null, []) { Cut = $"it printed more than {mostBytes} bytes" };
            }

            await drained;
            await process.WaitForExitAsync(ending.Token);
            return new ProgramOutcome(process.ExitCode, output);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new ProgramOutcome(null, []) { Cut = $"it ran longer than {longest.TotalSeconds} seconds" };
        }
        finally
        {
            End(process);
        }
    }

    /// <summary>Null where there is more than is read.</summary>
    private async Task<byte[]?> ReadAsync(Stream output, CancellationToken stop)
    {
        using var kept = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        for (int read = await output.ReadAsync(buffer, stop); read > 0; read = await output.ReadAsync(buffer, stop))
        {
            if (kept.Length + read > mostBytes)
            {
                return null;
            }

            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }
}
